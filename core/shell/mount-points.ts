/** Mounts of a running command: below a read-only one nothing can be made, changed or removed, by root neither. */
import { dirname } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { MountPoint } from './process.ts'

export const READ_ONLY = 'Read-only file system'

/** Is this name, links on the way followed, on a read-only mount? The deepest mount on the way counts. */
export function isReadOnly(mounts: readonly MountPoint[] | undefined, tree: FileTree, path: string): boolean {
  if (mounts === undefined || mounts.length === 0) return false
  const found = lookup(tree, path, { follow: false })
  const parent = found.kind === 'found' ? undefined : lookup(tree, dirname(path))
  const folder = parent?.kind === 'found' ? parent.path : dirname(path)
  const real =
    found.kind === 'found' ? found.path : `${folder === '/' ? '' : folder}/${path.slice(path.lastIndexOf('/') + 1)}`
  let deepest: MountPoint | undefined
  for (const mount of mounts) {
    const covers = real === mount.path || real.startsWith(`${mount.path}/`)
    if (covers && mount.path.length >= (deepest?.path.length ?? 0)) deepest = mount
  }
  return deepest?.writable === false
}
