/** The build context: the folder after its ignore file. `<Dockerfile>.dockerignore` beside the Dockerfile counts alone. */
import { filterContext } from '@/core/dockerignore/filter.ts'
import { type IgnorePattern, parseIgnore } from '@/core/dockerignore/parse-ignore.ts'
import type { DirectoryNode } from '@/core/files/node.ts'
import { type FileTree, readText } from '@/core/files/tree.ts'
import type { BuildRequest } from './result.ts'

export interface Context {
  readonly tree: FileTree
  /** Undefined when there is no ignore file. */
  readonly ignore: { readonly path: string; readonly text: string } | undefined
  readonly patterns: readonly IgnorePattern[]
  readonly error: { readonly message: string; readonly line: number } | undefined
}

const filtered = new WeakMap<DirectoryNode, { readonly text: string; readonly context: Context }>()

export function readContext(request: BuildRequest): Context {
  const ignore = ignoreFile(request)
  if (ignore === undefined) return { tree: request.context, ignore, patterns: [], error: undefined }
  const known = filtered.get(request.context.root)
  if (known?.text === ignore.text && known.context.ignore?.path === ignore.path) return known.context
  const { patterns, error } = parseIgnore(ignore.text)
  const context = { tree: filterContext(request.context, patterns), ignore, patterns, error }
  filtered.set(request.context.root, { text: ignore.text, context })
  return context
}

export function ignoreFile(request: BuildRequest): Context['ignore'] {
  for (const path of [`${request.dockerfilePath}.dockerignore`, '.dockerignore']) {
    const text = readText(request.context, path)
    if (text !== undefined) return { path, text }
  }
  return undefined
}
