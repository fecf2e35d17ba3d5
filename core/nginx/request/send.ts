/** Bodies: files, texts of `return`, built-in pages. */
import type { FileNode } from '@/core/files/node.ts'
import { type Block, inForce, outer, own } from '../conf.ts'
import type { Exchange, Outcome } from './exchange.ts'
import { extension } from './uri.ts'

export function sendText(exchange: Exchange, code: number, text: string): Outcome {
  const bytes = new TextEncoder().encode(text)
  exchange.out.status = code
  exchange.out.contentLength = bytes.length
  exchange.out.contentType = typeOf(exchange)
  return { kind: 'send', body: bytes.length === 0 ? { kind: 'none' } : { kind: 'text', bytes } }
}

/** When a file's time is not recorded (it was made by a build), this one stands for it: 2 January 2024. */
export const ASSUMED_MTIME = 1_704_164_645

/** Sets what a static file's answer has: length, time, ETag, type. */
export function sendFile(exchange: Exchange, path: string, node: FileNode): Outcome {
  const { content } = node
  if (content.kind === 'unknown') return { kind: 'unsupported', why: `${path}: ${content.why}` }
  const size = content.kind === 'bytes' ? content.bytes.length : content.size
  const mtime = node.mtime ?? ASSUMED_MTIME
  const { out } = exchange
  out.status = 200
  out.contentLength = size
  out.lastModified = mtime
  if (size !== undefined && (inForce(exchange.block, 'etag')[0]?.args[0] ?? 'on').toLowerCase() === 'on')
    out.etag = `"${mtime.toString(16)}-${size.toString(16)}"`
  out.contentType = typeOf(exchange)
  out.allowRanges = true
  return { kind: 'send', body: { kind: 'file', path, bytes: content.kind === 'bytes' ? content.bytes : undefined } }
}

/** By the extension of the URI; `types` of the nearest block that has one. */
export function typeOf(exchange: Exchange): string {
  const wanted = extension(exchange.uri).toLowerCase()
  if (wanted !== '') {
    const known = typesOf(exchange.block).get(wanted)
    if (known !== undefined) return known
  }
  return inForce(exchange.block, 'default_type')[0]?.args[0] ?? 'text/plain'
}

const typeCache = new WeakMap<Block, ReadonlyMap<string, string>>()

/** nginx's own few types, where no `types` block stands at all. */
const BARE = new Map([
  ['html', 'text/html'],
  ['gif', 'image/gif'],
  ['jpg', 'image/jpeg'],
])

function typesOf(block: Block): ReadonlyMap<string, string> {
  const known = typeCache.get(block)
  if (known) return known
  const made = ownTypes(block) ?? (outer(block) ? typesOf(outer(block)!) : BARE)
  typeCache.set(block, made)
  return made
}

function ownTypes(block: Block): ReadonlyMap<string, string> | undefined {
  const blocks = own(block, 'types')
  if (blocks.length === 0) return undefined
  const types = new Map<string, string>()
  for (const { data } of blocks)
    for (const { words } of data ?? []) for (const name of words.slice(1)) types.set(name.toLowerCase(), words[0]!)
  return types
}
