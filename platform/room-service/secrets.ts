/** Tokens, ids and codes. Tokens are 256 random bits; only their digests are kept, so a copy of the store lets nobody in. */
import { createHash, randomBytes } from 'node:crypto'
import { joinCodeFrom } from '@/core/room/join-code.ts'

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Public, and still not to be guessed. */
export function newId(): string {
  return randomBytes(12).toString('base64url')
}

export function newCode(): string {
  for (;;) {
    const code = joinCodeFrom(randomBytes(16))
    if (code !== undefined) return code
  }
}

/** With so many random bits in what is digested, no salt and no slow digest is needed. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
