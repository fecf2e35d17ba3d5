/** Local archives that ADD unpacks: told apart by their first bytes, as Docker does. */
import { gunzipSync } from 'fflate'
import type { DirectoryNode, FileNode, Node } from '@/core/files/node.ts'
import { directory, type FileTree, file, link, lookup, makeDirectory, put } from '@/core/files/tree.ts'

export type Unpacked =
  | { readonly kind: 'not-archive' }
  | { readonly kind: 'unpacked'; readonly root: DirectoryNode }
  | { readonly kind: 'unsupported'; readonly why: string }

const GZIP = [0x1f, 0x8b, 0x08]

const COMPRESSED: readonly (readonly [string, readonly number[]])[] = [
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
]

export function unpackArchive(node: FileNode, path: string): Unpacked {
  if (node.content.kind !== 'bytes') {
    if (!/\.(tar|tgz|tbz2?|txz|tar\.\w+)$/.test(path)) return { kind: 'not-archive' }
    return { kind: 'unsupported', why: `the bytes of ${path} are not known, so neither is what it unpacks to` }
  }
  const bytes = beginsWith(node.content.bytes, GZIP) ? inflated(node.content.bytes) : node.content.bytes
  for (const [name, magic] of COMPRESSED) {
    if (beginsWith(bytes, magic)) {
      return { kind: 'unsupported', why: `${path} is compressed with ${name}: unpacking it is not modelled` }
    }
  }
  return isTar(bytes) ? readTar(bytes, path) : { kind: 'not-archive' }
}

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/** What only looks like gzip is no archive: Docker copies it as it is. */
function inflated(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes)
  } catch {
    return new Uint8Array()
  }
}

function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false
  let sum = 0
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 32 : bytes[i]!
  return octal(bytes, 148, 8) === sum
}

function readTar(bytes: Uint8Array, path: string): Unpacked {
  let tree: FileTree = { root: directory() }
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
      const laid = layEntry(tree, longName ?? nameOf(header), type, header, body)
      if (laid === undefined)
        return { kind: 'unsupported', why: `${path} holds an entry of type ${type}, which is not modelled` }
      tree = laid
      longName = undefined
    }
  }
  return { kind: 'unpacked', root: tree.root }
}

function layEntry(
  tree: FileTree,
  name: string,
  type: string,
  header: Uint8Array,
  body: Uint8Array,
): FileTree | undefined {
  const attributes = { mode: octal(header, 100, 8) & 0o7777, uid: octal(header, 108, 8), gid: octal(header, 116, 8) }
  switch (type) {
    case '5':
      return makeDirectory(tree, name, attributes)
    case '0':
    case '7':
      return put(tree, name, file(body.slice(), attributes))
    case '2':
      return put(tree, name, link(text(header, 157, 100), { ...attributes, mode: 0o777 }))
    case '1':
      return layHardLink(tree, name, text(header, 157, 100))
    default:
      return undefined
  }
}

function layHardLink(tree: FileTree, name: string, target: string): FileTree {
  const found = lookup(tree, target, { follow: false })
  const node: Node = found.kind === 'found' ? found.node : file('')
  return put(tree, name, node)
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
