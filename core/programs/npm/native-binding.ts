/** Programs of packages that are compiled: the package for this platform is an optional dependency of theirs. */
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { BaseImage } from '@/core/images/image.ts'

/** As napi-rs words it for Rolldown and oxlint. */
export const MISSING_BINDING =
  'Error: Cannot find native binding. npm has a bug related to optional dependencies (https://github.com/npm/cli/issues/4828). Please try `npm i` again after removing both package-lock.json and node_modules directory.'

/** Is it certain that no package of the folder (`node_modules/@rolldown`) fits the C library? */
export function lacksBinding(tree: FileTree, scope: string, libc: BaseImage['libc']): boolean {
  if (libc === undefined) return false
  const found = lookup(tree, scope)
  if (found.kind !== 'found') return found.kind === 'absent'
  if (found.node.kind !== 'directory' || found.node.partial !== undefined) return false
  const fitting = new RegExp(`^binding-(?:linux-\\w+-${libc === 'musl' ? 'musl' : 'gnu'}\\w*|wasm32-wasi)$`)
  return ![...found.node.entries.keys()].some((name) => fitting.test(name))
}
