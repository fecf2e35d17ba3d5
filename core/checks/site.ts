/** The built site: folders with the app's pages that a RUN of the build left in a stage. */
import type { BuildResult, Operation, StageResult } from '@/core/build/result.ts'
import { diff } from '@/core/files/diff.ts'
import { digest } from '@/core/files/digest.ts'
import type { FileNode, Node } from '@/core/files/node.ts'
import { dirname, join, normalize } from '@/core/files/path.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { lookup, readText, walk } from '@/core/files/tree.ts'
import type { Work } from './work.ts'

export interface BuiltSite {
  readonly stage: number
  /** Absolute, e.g. `/app/build`. */
  readonly folder: string
  /** By path below the folder: `index.html`, `assets/index-….js`. */
  readonly files: ReadonlyMap<string, FileNode>
}

const known = new WeakMap<BuildResult, readonly BuiltSite[]>()

/** Sites that lie at the end of a stage the target needs (or of any, in a build of all stages), and that a RUN made. Found once per build. */
export function builtSites(result: BuildResult, work: Work, of: 'needed' | 'all' = 'needed'): readonly BuiltSite[] {
  const found = known.get(result)
  if (found) return found
  const typed = typedDigests(work)
  const all = result.results
    .filter((stage) => stage.needed || of === 'all')
    .flatMap((stage) => sitesOfStage(stage, typed))
  const sites = all.filter((site, index) => !isAltered(site, all.slice(0, index)))
  known.set(result, sites)
  return sites
}

/** A copy of an earlier site whose page was changed afterwards is not what a build made. */
function isAltered(site: BuiltSite, earlier: readonly BuiltSite[]): boolean {
  const page = site.files.get('index.html')
  const related = earlier.filter((other) => other.stage !== site.stage && sharesAnAsset(site, other))
  return (
    related.length > 0 && !related.some((other) => page && sameContent(page, other.files.get('index.html') ?? page))
  )
}

function sharesAnAsset(one: BuiltSite, other: BuiltSite): boolean {
  return [...one.files].some(([name, node]) => {
    const twin = other.files.get(name)
    return name.endsWith('.js') && twin !== undefined && sameContent(node, twin)
  })
}

function sitesOfStage(stage: StageResult, typed: ReadonlySet<string>): readonly BuiltSite[] {
  const { tree } = stage
  if (!tree) return []
  const folders = new Set(stage.operations.filter((operation) => operation.kind === 'run').flatMap(pagesOf))
  return [...folders]
    .filter((folder) => isSite(tree, folder, typed))
    .map((folder) => ({ stage: stage.stage.index, folder, files: filesBelow(tree, folder) }))
}

/** Folders in which this RUN made or changed an index.html. */
function pagesOf(operation: Operation): readonly string[] {
  return diff(operation.treeBefore, operation.tree)
    .filter((change) => change.kind !== 'removed')
    .flatMap((change) => pagesIn(change.path, change.node))
}

function pagesIn(path: string, node: Node): readonly string[] {
  if (path.includes('/node_modules/') || path.endsWith('/node_modules')) return []
  if (node.kind === 'file') return path.endsWith('/index.html') ? [dirname(path)] : []
  if (node.kind !== 'directory') return []
  return [...node.entries].flatMap(([name, child]) => pagesIn(join(path, name), child))
}

/** A page that loads a script which lies in the same folder; what the learner typed is a template, not a site. */
export function isSite(tree: FileTree, folder: string, typed: ReadonlySet<string>): boolean {
  const found = lookup(tree, join(folder, 'index.html'))
  if (found.kind !== 'found' || found.node.kind !== 'file' || typed.has(digest(found.node.content))) return false
  const page = readText(tree, join(folder, 'index.html'))
  if (page === undefined) return true
  const scripts = [...page.matchAll(/<script\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map((match) => match[1]!)
  return scripts.some((source) => lookup(tree, join(folder, normalize(`/${source}`))).kind === 'found')
}

export function filesBelow(tree: FileTree, folder: string): ReadonlyMap<string, FileNode> {
  const files = new Map<string, FileNode>()
  const cut = folder === '/' ? 1 : folder.length + 1
  for (const { path, node } of walk(tree, folder)) if (node.kind === 'file') files.set(path.slice(cut), node)
  return files
}

/** Equal bytes, as far as bytes are known: a file that was copied unread keeps its very content object. */
export function sameContent(one: FileNode, other: FileNode): boolean {
  if (one.content === other.content) return true
  if (one.content.kind === 'unknown' || other.content.kind === 'unknown') return false
  return digest(one.content) === digest(other.content)
}

function typedDigests(work: Work): ReadonlySet<string> {
  const digests = new Set<string>()
  for (const { path, node } of walk(work.workspace)) {
    if (node.kind === 'file' && !/^\/(node_modules|build)\//.test(path)) digests.add(digest(node.content))
  }
  return digests
}
