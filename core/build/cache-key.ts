/** Keys of operations, part by part with readable names: equal parts and an equal step before make a cache hit. */
import { digestNode } from '@/core/files/digest.ts'
import { type FileTree, file, lookup } from '@/core/files/tree.ts'
import { select } from './copying/select.ts'
import { withoutExcluded, withParents } from './copying/sieve.ts'
import { entriesDigest, namesDigest } from './environment-digest.ts'
import { sizeOfNode } from './figures.ts'
import { hashOf } from './remembered-hash.ts'
import type { Action, CopyAction, RunAction, Source } from './step.ts'

/** A map, because a RUN has as many as it has variables: an object of hundreds of names is slow to make. */
export type KeyParts = ReadonlyMap<string, string>

/** The name of the part that stands for everything before. */
export const EARLIER = 'earlier step'

export interface KeyWorld {
  readonly treeOf: (source: Source) => FileTree
  /** Key of the last step of a stage or of an image: stands in where contents are not known. */
  readonly keyOf: (source: Source) => string
}

export function keyParts(action: Action, earlier: string, world: KeyWorld): KeyParts {
  switch (action.kind) {
    case 'from':
      return new Map()
    case 'run':
      return runParts(action, world).set(EARLIER, earlier)
    case 'copy':
    case 'add':
      // A --link copy is made on its own: what lies below does not count.
      return action.link ? copyParts(action, world) : copyParts(action, world).set(EARLIER, earlier)
    case 'workdir':
      return new Map([
        ['directory', action.path],
        ['user', action.user],
        [EARLIER, earlier],
      ])
  }
}

export function keyOf(kind: string, parts: KeyParts): string {
  return hashOf(JSON.stringify([kind, [...parts].sort(([a], [b]) => (a < b ? -1 : 1))]))
}

/** Equal for equal parts: those of a RUN's environment, which may be hundreds, count by their digests. */
export function keyOfAction(action: Action, earlier: string, world: KeyWorld): string {
  // An action names its parts in one order.
  if (action.kind !== 'run') return hashOf(JSON.stringify([action.kind, ...keyParts(action, earlier, world)]))
  // What is not stored came by ARG: a name that is only declared makes no part.
  const digests = [entriesDigest(action.env), namesDigest(action.stored)]
  return hashOf(JSON.stringify(['run', earlier, digests, [...commandParts(action, world)]]))
}

function runParts(action: RunAction, world: KeyWorld): Map<string, string> {
  const parts = commandParts(action, world)
  for (const [name, value] of action.env) parts.set(`${isArg(name, action) ? 'ARG' : 'ENV'} ${name}`, value)
  return parts
}

function isArg(name: string, { args, stored }: RunAction): boolean {
  return args.has(name) && !stored.has(name)
}

/** All but the environment. */
function commandParts(action: RunAction, world: KeyWorld): Map<string, string> {
  const parts = new Map([
    ['command', JSON.stringify(action.argv)],
    ['working directory', action.cwd],
    ['user', action.user],
  ])
  if (action.inline !== undefined) parts.set('script', action.inline.content)
  if (action.network !== undefined) parts.set('network', action.network)
  for (const [index, mount] of action.mounts.entries()) {
    parts.set(`mount ${index + 1}`, mount.text)
    if (mount.type !== 'bind' && mount.from === undefined) continue
    const source = mount.from ?? { kind: 'context' as const }
    parts.set(`content of mount ${index + 1}`, contentDigest(source, mount.source, world))
  }
  return parts
}

function copyParts(action: CopyAction, world: KeyWorld): Map<string, string> {
  const parts = new Map([['destination', `${action.destination.path}${action.destination.isDirectory ? '/' : ''}`]])
  if (action.flags.length > 0) parts.set('flags', action.flags.join(' '))
  if (action.chown !== undefined) parts.set('owner', action.chown)
  for (const [index, source] of action.sources.entries()) {
    parts.set(`source ${index + 1}`, baseName(source))
    for (const [path, digest] of sourceDigests(action, source, world)) parts.set(partName(action.from, path), digest)
  }
  for (const inline of action.files) parts.set(`<<${inline.name}`, digestNode(file(inline.content)))
  return parts
}

function partName(from: Source, path: string): string {
  return from.kind === 'context' ? path.replace(/^\//, '') || '.' : path
}

function sourceDigests(action: CopyAction, source: string, world: KeyWorld): readonly (readonly [string, string])[] {
  const tree = world.treeOf(action.from)
  if (action.parents) {
    const kept = withParents(tree, source)
    return [[source, kept.kind === 'kept' ? digestNode(kept.node) : kept.kind]]
  }
  const selection = select(tree, source)
  if (selection.kind !== 'selected') return [[source, `${selection.kind} ${world.keyOf(action.from)}`]]
  return selection.entries.map(({ path, node }) => {
    const kept = withoutExcluded(node, path, action.exclude)
    if (kept.kind !== 'kept') return [path, kept.kind]
    const known = sizeOfNode(kept.node).value !== undefined
    return [path, known ? digestNode(kept.node) : `${digestNode(kept.node)} ${world.keyOf(action.from)}`]
  })
}

function contentDigest(source: Source, path: string, world: KeyWorld): string {
  const found = lookup(world.treeOf(source), path)
  return found.kind === 'found' ? digestNode(found.node) : `${found.kind} ${world.keyOf(source)}`
}

function baseName(source: string): string {
  const clean = source.replace(/\/+$/, '')
  return clean.slice(clean.lastIndexOf('/') + 1)
}
