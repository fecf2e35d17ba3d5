/** Content digests of nodes, remembered by object: an immutable node is hashed once. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Content, Node } from './node.ts'

const contentDigests = new WeakMap<object, string>()
const nodeDigests = new WeakMap<Node, string>()

export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === 'string' ? new TextEncoder().encode(data) : data))
}

/** 64 hex digits for known bytes, `id:…` for recorded content, `unknown:…` for what nobody knows. */
export function digest(content: Content): string {
  switch (content.kind) {
    case 'bytes':
      return remember(contentDigests, content.bytes, () => sha256Hex(content.bytes))
    case 'recorded':
      return `id:${content.id}`
    case 'unknown':
      return `unknown:${content.why}`
  }
}

/** Digest of a node with everything below it: names, kinds, modes, owners, contents; not times. */
export function digestNode(node: Node): string {
  return remember(nodeDigests, node, () => sha256Hex(describe(node)))
}

function describe(node: Node): string {
  const head = `${node.kind} ${node.mode.toString(8)} ${node.uid}:${node.gid} ${node.doubt ?? ''}`
  switch (node.kind) {
    case 'file':
      return `${head} ${digest(node.content)}`
    case 'link':
      return `${head} ${node.target}`
    case 'directory': {
      const names = [...node.entries.keys()].sort()
      const lines = names.map((name) => `${JSON.stringify(name)} ${digestNode(node.entries.get(name)!)}`)
      const unlisted = node.unlisted?.map(({ id }) => `unlisted ${id}`).sort() ?? []
      return [head, node.partial ?? '', ...unlisted, ...lines].join('\n')
    }
  }
}

function remember<K extends object>(memory: WeakMap<K, string>, key: K, make: () => string): string {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make()
  memory.set(key, made)
  return made
}
