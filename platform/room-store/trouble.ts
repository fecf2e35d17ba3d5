/** What a database's error means for a room. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
import type { StoreTrouble } from '@/core/room/store.ts'

const CODES: Readonly<Record<string, StoreTrouble>> = {
  '53100': 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  '25006': 'read-only',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOTDIR: 'read-only',
  EEXIST: 'read-only',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ENOTFOUND: 'unreachable',
  EAI_AGAIN: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EPIPE: 'unreachable',
  ENOENT: 'unreachable',
  '53300': 'unreachable',
}

const WORDS: readonly (readonly [RegExp, StoreTrouble])[] = [
  [/no space left on device|disk quota exceeded/i, 'full'],
  [/read-only file system|permission denied|read-only transaction/i, 'read-only'],
  [
    /connection (terminated|timeout)|timeout exceeded when trying to connect|query read timeout|client was closed/i,
    'unreachable',
  ],
]

/** Undefined: not the database's trouble but a mistake of ours. */
export function troubleOf(error: unknown): StoreTrouble | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (CODES[code] !== undefined) return CODES[code]
  // Connections (08), operator intervention such as a shutdown (57P), and a name or password that is not right (28).
  if (/^(?:08|57P|28)/.test(code)) return 'unreachable'
  return WORDS.find(([words]) => words.test(error.message))?.[1]
}
