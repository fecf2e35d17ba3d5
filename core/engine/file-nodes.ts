/** The editor's files as a file tree and back. A file that stayed the same stays the same node, so digests are not made twice. */
import { fromBase64, toBase64 } from '@/core/files/base64.ts'
import type { FileNode } from '@/core/files/node.ts'
import { EMPTY_TREE, type FileTree, file, put, walk } from '@/core/files/tree.ts'
import type { Patch } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import { isForeign, type Provenance, type WorkspaceFile } from '@/core/workspace/workspace.ts'

const nodes = new WeakMap<WorkspaceFile, FileNode>()

export function nodeOf(entry: WorkspaceFile): FileNode {
  const known = nodes.get(entry)
  if (known) return known
  const content = entry.encoding === 'base64' ? fromBase64(entry.text) : entry.text
  const node = file(content, { mode: entry.executable ? 0o755 : 0o644 })
  nodes.set(entry, node)
  return node
}

interface Laid {
  readonly files: Files
  readonly tree: FileTree
}

let last: Laid | undefined

/** The same files give the same tree; after an edit only the edited path is new, so that digests of all else stay known. */
export function treeOfFiles(files: Files): FileTree {
  if (last?.files === files) return last.tree
  const tree = (last && relaid(last, files)) ?? laid(files)
  last = { files, tree }
  return tree
}

function laid(files: Files): FileTree {
  return Object.entries(files).reduce((tree, [path, entry]) => put(tree, path, nodeOf(entry)), EMPTY_TREE)
}

/** Undefined when a path came or went: then the folders may differ too. */
function relaid(before: Laid, files: Files): FileTree | undefined {
  const paths = Object.keys(files)
  if (paths.length !== Object.keys(before.files).length || !paths.every((path) => path in before.files))
    return undefined
  const edited = paths.filter((path) => files[path] !== before.files[path])
  return edited.reduce((tree, path) => put(tree, path, nodeOf(files[path]!)), before.tree)
}

/** What a command changed below the workspace folder. Files whose content is not known as bytes are left out. */
export function patchBetween(before: Files, after: FileTree, now: number): Patch {
  const patch: Record<string, WorkspaceFile | null> = {}
  const seen = new Set<string>()
  const provenance = provenanceOfMade(before)
  for (const { path: absolute, node } of walk(after)) {
    const path = absolute.replace(/^\//, '')
    if (node.kind !== 'file' || isInstalled(path)) continue
    seen.add(path)
    const was = before[path]
    if (was && nodeOf(was) === node) continue
    const entry = fileOf(node, now, provenance)
    if (entry && !sameFile(was, entry)) patch[path] = entry
  }
  for (const path of Object.keys(before)) if (!seen.has(path) && !isInstalled(path)) patch[path] = null
  return patch
}

/** A command may have copied anything: beside somebody else's files, what it makes counts as theirs. */
function provenanceOfMade(before: Files): Provenance {
  return Object.values(before).find((file) => isForeign(file.provenance))?.provenance ?? 'typed'
}

/** Thousands of files that nobody edits here. */
function isInstalled(path: string): boolean {
  return path.split('/').includes('.git')
}

function fileOf(node: FileNode, now: number, provenance: Provenance): WorkspaceFile | undefined {
  if (node.content.kind !== 'bytes') return undefined
  const { bytes } = node.content
  const common = { executable: (node.mode & 0o111) !== 0, provenance, changed: now } as const
  try {
    return {
      ...common,
      encoding: 'utf8',
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
    }
  } catch {
    return { ...common, encoding: 'base64', text: toBase64(bytes) }
  }
}

function sameFile(a: WorkspaceFile | undefined, b: WorkspaceFile): boolean {
  return a !== undefined && a.text === b.text && a.encoding === b.encoding && a.executable === b.executable
}
