/** The learner's app in an image: where its folder is, what it depends on, which script starts it. */

import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { basename, dirname, join } from '@/core/files/path.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { lookup, readText } from '@/core/files/tree.ts'
import type { Work } from './work.ts'

export interface Manifest {
  readonly name: string
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
}

export function readManifest(tree: FileTree, path: string): Manifest | undefined {
  const text = readText(tree, path)
  if (text === undefined) return undefined
  try {
    return manifestOf(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** The app's package.json: the learner's own, else the starter's. */
export function appManifest(work: Work): Manifest {
  const own = readManifest(work.workspace, 'package.json') ?? readManifest(work.world.starter, 'package.json')
  return own ?? { name: '', scripts: {}, dependencies: [], devDependencies: [] }
}

/** Folders that hold the app's package.json, outside any node_modules; `/app` for `/app/package.json`. */
export function appFolders(tree: FileTree, work: Work): readonly string[] {
  const name = appManifest(work).name
  const manifests = filesNamed(tree, 'package.json', (folder) => folder === 'node_modules')
  return manifests.filter((path) => readManifest(tree, path)?.name === name).map((path) => dirname(path))
}

/** Folders named so, outermost only: what lies inside one is not searched. */
export function foldersNamed(tree: FileTree, name: string): readonly string[] {
  const found: string[] = []
  visit(tree.root, '/', (path, node) => {
    if (node.kind !== 'directory' || basename(path) !== name) return 'enter'
    found.push(path)
    return 'skip'
  })
  return found
}

export function filesNamed(tree: FileTree, name: string, skipped: (folder: string) => boolean): readonly string[] {
  const found: string[] = []
  visit(tree.root, '/', (path, node) => {
    if (node.kind === 'directory') return skipped(basename(path)) ? 'skip' : 'enter'
    if (basename(path) === name) found.push(path)
    return 'skip'
  })
  return found
}

/** How Node looks a package up: in node_modules of the folder, then of each parent. */
export function installed(tree: FileTree, folder: string, name: string): 'yes' | 'no' | 'unknown' {
  let here = folder
  let doubt = false
  for (;;) {
    const found = lookup(tree, join(here, 'node_modules', name))
    if (found.kind === 'found') return 'yes'
    if (found.kind === 'unknown' && basename(here) !== '') doubt = true
    if (here === '/') return doubt ? 'unknown' : 'no'
    here = dirname(here)
  }
}

function visit(folder: DirectoryNode, path: string, see: (path: string, node: Node) => 'enter' | 'skip'): void {
  for (const [name, node] of folder.entries) {
    const below = join(path, name)
    if (see(below, node) === 'enter' && node.kind === 'directory') visit(node, below, see)
  }
}

function manifestOf(value: unknown): Manifest | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const record = value as Record<string, unknown>
  return {
    name: typeof record.name === 'string' ? record.name : '',
    scripts: textRecord(record.scripts),
    dependencies: Object.keys(textRecord(record.dependencies)),
    devDependencies: Object.keys(textRecord(record.devDependencies)),
  }
}

function textRecord(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}

/** The app stands in the tree with all it depends on. */
export function hasInstalledApp(tree: FileTree, work: Work): boolean {
  const names = appManifest(work).dependencies
  return appFolders(tree, work).some((folder) => names.every((name) => installed(tree, folder, name) === 'yes'))
}
