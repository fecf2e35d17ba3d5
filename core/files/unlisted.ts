/** Files of a folder that are known by number and weight only: joining and comparing them. */
import type { DirectoryNode, Unlisted } from './node.ts'

type List = DirectoryNode['unlisted']

/** Both lists' files, those that are the same once; the first list itself where the second adds nothing. */
export function joinUnlisted(one: List, other: List): List {
  const more = addedUnlisted(one, other)
  return more.length === 0 ? one : [...(one ?? []), ...more]
}

/** What `after` has over `before`. */
export function addedUnlisted(before: List, after: List): readonly Unlisted[] {
  if (after === undefined || before === after) return []
  return after.filter(({ id }) => before?.every((one) => one.id !== id) ?? true)
}

/** The folder with these files, too; itself where it has them. */
export function withUnlisted(folder: DirectoryNode, more: List): DirectoryNode {
  const unlisted = joinUnlisted(folder.unlisted, more)
  return unlisted === undefined || unlisted === folder.unlisted ? folder : { ...folder, unlisted }
}

/** Why the folder may hold names that are not among its entries; undefined when it does not. */
export function moreNames(folder: DirectoryNode): string | undefined {
  return folder.partial ?? folder.unlisted?.[0]?.why
}
