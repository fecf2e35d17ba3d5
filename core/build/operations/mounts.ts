/** Mounts of a RUN: laid into its tree before it runs, taken out of it afterwards. Nothing of them reaches the layer. */
import type { Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { dirname, normalize } from '@/core/files/path.ts'
import { directory, type FileTree, file, lookup, put, remove } from '@/core/files/tree.ts'
import type { MountPoint } from '@/core/shell/process.ts'
import { lacking } from '../copying/lacking.ts'
import { realPath } from '../copying/real-path.ts'
import type { Surroundings } from '../performed.ts'
import type { Mount, RunAction } from '../step.ts'

export type Attached =
  | { readonly kind: 'attached'; readonly tree: FileTree; readonly env: ReadonlyMap<string, string> }
  | { readonly kind: 'failed'; readonly message: string }

export function attachMounts(action: RunAction, tree: FileTree, surroundings: Surroundings): Attached {
  let mounted = tree
  const env = new Map<string, string>()
  if (action.inline !== undefined) {
    mounted = put(mounted, `/dev/pipes/${action.inline.name}`, file(action.inline.content, { mode: 0o755 }))
  }
  for (const mount of action.mounts) {
    const secret = mount.type === 'secret' ? secretOf(mount, surroundings) : undefined
    if (mount.type === 'secret' && secret === undefined) {
      if (mount.required) return { kind: 'failed', message: `secret ${mount.id}: not found` }
      continue
    }
    if (mount.env !== undefined && secret !== undefined) env.set(mount.env, secret)
    if (mount.target === '') continue
    const node = nodeOf(mount, secret, surroundings)
    if (typeof node === 'string') return { kind: 'failed', message: node }
    if (node !== undefined) mounted = put(mounted, realPath(mounted, mount.target), node)
  }
  return { kind: 'attached', tree: mounted, env }
}

function secretOf(mount: Mount, surroundings: Surroundings): string | undefined {
  return Object.hasOwn(surroundings.secrets, mount.id) ? surroundings.secrets[mount.id] : undefined
}

/** What lies at the mount's target while the command runs; a text is Docker's error. */
function nodeOf(mount: Mount, secret: string | undefined, surroundings: Surroundings): Node | string | undefined {
  const owner = { uid: mount.uid, gid: mount.gid }
  switch (mount.type) {
    case 'secret':
      return file(secret ?? '', { mode: mount.mode ?? 0o400, ...owner })
    case 'tmpfs':
      return directory(new Map(), { mode: 0o777 })
    case 'ssh':
      return undefined
    case 'cache':
      if (mount.from === undefined) {
        const why = `the cache mount ${mount.target} holds what earlier builds left in it`
        return { ...directory(new Map(), { mode: mount.mode ?? 0o755, ...owner }), partial: why }
      }
      return boundNode(mount, surroundings)
    case 'bind':
      return boundNode(mount, surroundings)
  }
}

function boundNode(mount: Mount, surroundings: Surroundings): Node | string {
  const { tree, why } = surroundings.treeOf(mount.from ?? { kind: 'context' })
  const found = lookup(tree, mount.source)
  if (found.kind === 'found') return found.node
  const unknown = found.kind === 'unknown' ? found.why : why
  if (unknown !== undefined) return { ...directory(), partial: unknown, doubt: unknown }
  return lacking(normalize(`/${mount.source}`), mount.from ?? { kind: 'context' }).message
}

/** Where the command finds them; a secret that was not given is no mount. */
export function mountPoints(action: RunAction, mounted: FileTree): readonly MountPoint[] {
  const there = action.mounts.filter(
    ({ type, target }) => target !== '' && (type === 'bind' || type === 'cache' || type === 'tmpfs'),
  )
  return there.map(({ type, target, writable }) => ({
    path: realPath(mounted, target),
    writable,
    ...(type === 'cache' ? { cache: true } : {}),
  }))
}

/** The first read-only mount below which something changed: the program that did it does not know of mounts. */
export function writtenReadOnly(action: RunAction, before: FileTree, after: FileTree): string | undefined {
  const readOnly = action.mounts.filter((mount) => mount.type === 'bind' && !mount.writable)
  const at = (tree: FileTree, target: string) => nodeAt(tree, realPath(before, target))
  return readOnly.find((mount) => at(before, mount.target) !== at(after, mount.target))?.target
}

/** Puts back what the mounts covered, and takes away the folders made to hold them (BuildKit removes its mount stubs). */
export function detachMounts(action: RunAction, before: FileTree, after: FileTree): FileTree {
  const targets = action.mounts.map((mount) => mount.target).filter((target) => target !== '')
  if (action.inline !== undefined) targets.push('/dev/pipes')
  let tree = after
  for (const target of targets.reverse()) {
    const path = realPath(before, target)
    const covered = nodeAt(before, path)
    tree = covered === undefined ? removeStub(before, tree, path) : put(tree, path, covered)
  }
  return tree
}

function removeStub(before: FileTree, tree: FileTree, path: string): FileTree {
  let result = nodeAt(tree, path) === undefined ? tree : remove(tree, path)
  for (let parent = dirname(path); parent !== '/'; parent = dirname(parent)) {
    const node = nodeAt(result, parent)
    if (nodeAt(before, parent) !== undefined || node?.kind !== 'directory' || node.entries.size > 0) break
    result = remove(result, parent)
  }
  return result
}
