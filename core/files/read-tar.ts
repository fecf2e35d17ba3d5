/** Reads tar archives, plain or compressed with gzip, told apart by their first bytes. */
import { gunzipSync } from 'fflate'
import type { ArchiveEntry } from './node.ts'
import { directory, file, link } from './tree.ts'

export type ReadArchive =
  | { readonly kind: 'not-archive' }
  | { readonly kind: 'entries'; readonly entries: readonly ArchiveEntry[] }
  /** `why` goes after the archive's name. */
  | { readonly kind: 'unsupported'; readonly why: string }

const GZIP = [0x1f, 0x8b, 0x08]

const COMPRESSED: readonly (readonly [string, readonly number[]])[] = [
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
]

export function readArchive(archive: Uint8Array): ReadArchive {
  const bytes = isGzip(archive) ? (inflated(archive) ?? new Uint8Array()) : archive
  for (const [name, magic] of COMPRESSED) {
    if (beginsWith(bytes, magic))
      return { kind: 'unsupported', why: `is compressed with ${name}: unpacking it is not modelled` }
  }
  return isTar(bytes) ? readEntries(bytes) : { kind: 'not-archive' }
}

export function isGzip(bytes: Uint8Array): boolean {
  return beginsWith(bytes, GZIP)
}

/** Undefined where it only looks like gzip. */
export function inflated(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes)
  } catch {
    return undefined
  }
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false
  let sum = 0
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 32 : bytes[i]!
  return octal(bytes, 148, 8) === sum
}

function readEntries(bytes: Uint8Array): ReadArchive {
  const entries: ArchiveEntry[] = []
  let longName: string | undefined
  for (let at = 0; at + 512 <= bytes.length; ) {
    const header = bytes.subarray(at, at + 512)
    if (header.every((byte) => byte === 0)) break
    const size = octal(header, 124, 12)
    const body = bytes.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
    const type = String.fromCharCode(header[156] || 48)
    if (type === 'L') longName = text(body, 0, body.length)
    else if (type === 'x') longName = paxPath(body) ?? longName
    else if (type !== 'g' && type !== 'K') {
      const entry = entryOf(longName ?? nameOf(header), type, header, body)
      if (entry === undefined)
        return { kind: 'unsupported', why: `holds an entry of type ${type}, which is not modelled` }
      entries.push(entry)
      longName = undefined
    }
  }
  return { kind: 'entries', entries }
}

function entryOf(name: string, type: string, header: Uint8Array, body: Uint8Array): ArchiveEntry | undefined {
  const owner = { uid: octal(header, 108, 8), gid: octal(header, 116, 8) }
  const attributes = { mode: octal(header, 100, 8) & 0o7777, ...owner }
  const names = { user: text(header, 265, 32), group: text(header, 297, 32) }
  switch (type) {
    case '5':
      return { name, ...names, node: directory(new Map(), attributes) }
    case '0':
    case '7':
      return { name, ...names, node: file(body.slice(), attributes) }
    case '2':
      return { name, ...names, node: link(text(header, 157, 100), { ...attributes, mode: 0o777 }) }
    case '1':
      return { name, ...names, node: file('', attributes), sameAs: text(header, 157, 100) }
    default:
      return undefined
  }
}

function nameOf(header: Uint8Array): string {
  const prefix = text(header, 257, 5) === 'ustar' ? text(header, 345, 155) : ''
  const name = text(header, 0, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

function paxPath(body: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text(body, 0, body.length))?.[1]
}

function octal(bytes: Uint8Array, start: number, length: number): number {
  return Number.parseInt(text(bytes, start, length).trim() || '0', 8) || 0
}

function text(bytes: Uint8Array, start: number, length: number): string {
  const end = bytes.indexOf(0, start)
  const stop = end < 0 || end > start + length ? start + length : end
  return new TextDecoder().decode(bytes.subarray(start, stop))
}
