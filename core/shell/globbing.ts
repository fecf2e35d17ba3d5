/** Path name expansion over a file tree. */
import { resolve } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import { moreNames } from '@/core/files/unlisted.ts'
import { isPattern, matchesName, unescapePattern } from './pattern.ts'
import { unknownText } from './unknown-text.ts'

/**
 * The sorted paths that match, or the pattern's own text when none does. A folder that is known in part gives a mark
 * besides its known names: there may be more.
 */
export function expandGlob(pattern: string, tree: FileTree, cwd: string): readonly string[] {
  const absolute = pattern.startsWith('/')
  const parts = pattern.split('/').filter((part) => part !== '')
  const onlyFolders = pattern.endsWith('/')
  const doubts: string[] = []
  let found = [absolute ? '/' : '']
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1
    found = found.flatMap((prefix) => step(prefix, part, { tree, cwd, doubts, folders: !last || onlyFolders, last }))
  }
  const paths = onlyFolders ? found.map((path) => `${path}/`) : found
  if (doubts.length > 0) return [...paths.sort(), `${literalPrefix(pattern)}${unknownText(doubts[0]!)}`]
  return paths.length === 0 ? [unescapePattern(pattern)] : paths.sort()
}

/** The part of a pattern that names a folder, so that a mark says where its names would lie. */
function literalPrefix(pattern: string): string {
  const plain = /^[^*?[\\]*/.exec(pattern)![0]
  return plain.slice(0, plain.lastIndexOf('/') + 1)
}

interface Walk {
  readonly tree: FileTree
  readonly cwd: string
  readonly doubts: string[]
  readonly folders: boolean
  readonly last: boolean
}

function step(prefix: string, part: string, walk: Walk): readonly string[] {
  if (!isPattern(part)) return literalStep(prefix, unescapePattern(part), walk)
  const folder = lookup(walk.tree, resolve(walk.cwd, prefix === '' ? '.' : prefix))
  if (folder.kind === 'unknown') walk.doubts.push(folder.why)
  if (folder.kind !== 'found' || folder.node.kind !== 'directory') return []
  const more = moreNames(folder.node)
  if (more !== undefined) walk.doubts.push(more)
  const names: string[] = []
  for (const [name, node] of folder.node.entries) {
    if (!matchesName(part, name)) continue
    if (node.doubt !== undefined) walk.doubts.push(node.doubt)
    else if (!walk.folders || isFolder(walk, beside(prefix, name))) names.push(name)
  }
  return names.map((name) => beside(prefix, name))
}

function literalStep(prefix: string, name: string, walk: Walk): readonly string[] {
  const path = beside(prefix, name)
  const found = lookup(walk.tree, resolve(walk.cwd, path), { follow: !walk.last })
  if (found.kind === 'unknown') walk.doubts.push(found.why)
  return found.kind === 'found' ? [path] : []
}

function isFolder(walk: Walk, path: string): boolean {
  const found = lookup(walk.tree, resolve(walk.cwd, path))
  return found.kind === 'found' && found.node.kind === 'directory'
}

/** Keeps the way the path was written: `./a`, `../b`. */
function beside(prefix: string, name: string): string {
  if (prefix === '') return name
  return prefix === '/' ? `/${name}` : `${prefix}/${name}`
}
