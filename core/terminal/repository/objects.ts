/** Git's objects by name: blobs, trees and commits hashed as git hashes them (gitformat-object). */

import { sha1 } from '@noble/hashes/legacy.js'
import { joinBytes } from '@/core/files/bytes.ts'
import type { Node } from '@/core/files/node.ts'

/** Files of one state, by path relative to the repository. */
export type Snapshot = ReadonlyMap<string, Node>

const encoder = new TextEncoder()

const blobs = new WeakMap<Node, string>()

/** Undefined where a file's bytes are not known: it cannot be part of a commit. */
export function blobHash(node: Node): string | undefined {
  const known = blobs.get(node)
  if (known !== undefined) return known
  const bytes = blobBytes(node)
  if (bytes === undefined) return undefined
  const hash = hashOf('blob', bytes)
  blobs.set(node, hash)
  return hash
}

export function blobBytes(node: Node): Uint8Array | undefined {
  if (node.kind === 'link') return encoder.encode(node.target)
  return node.kind === 'file' && node.content.kind === 'bytes' ? node.content.bytes : undefined
}

export function gitMode(node: Node): string {
  if (node.kind === 'link') return '120000'
  return (node.mode & 0o111) !== 0 ? '100755' : '100644'
}

interface Entry {
  readonly name: string
  readonly mode: string
  readonly hash: string
}

/** Of a folder and all below; `prefix` is its path with a slash at the end, or empty. */
export function treeHash(snapshot: Snapshot, prefix = ''): string {
  const entries = new Map<string, Entry>()
  for (const [path, node] of snapshot) {
    if (!path.startsWith(prefix)) continue
    const [name, ...below] = path.slice(prefix.length).split('/')
    if (entries.has(name!)) continue
    const isTree = below.length > 0
    const hash = isTree ? treeHash(snapshot, `${prefix}${name}/`) : (blobHash(node) ?? '')
    entries.set(name!, { name: name!, mode: isTree ? '40000' : gitMode(node), hash })
  }
  // Folders sort as though their names ended in a slash.
  const key = ({ name, mode }: Entry) => (mode === '40000' ? `${name}/` : name)
  const sorted = [...entries.values()].sort((one, other) => (key(one) < key(other) ? -1 : 1))
  return hashOf(
    'tree',
    joinBytes(sorted.flatMap((entry) => [encoder.encode(`${entry.mode} ${entry.name}\0`), fromHex(entry.hash)])),
  )
}

export interface Person {
  readonly name: string
  readonly email: string
}

export interface CommitInput {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Person
  /** Seconds since 1970, UTC. */
  readonly time: number
  /** Ends in a line feed. */
  readonly message: string
}

export function commitHash({ tree, parents, author, time, message }: CommitInput): string {
  const who = `${author.name} <${author.email}> ${time} +0000`
  const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), `author ${who}`, `committer ${who}`]
  return hashOf('commit', encoder.encode(`${lines.join('\n')}\n\n${message}`))
}

function hashOf(kind: string, bytes: Uint8Array): string {
  return toHex(sha1(joinBytes([encoder.encode(`${kind} ${bytes.length}\0`), bytes])))
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
