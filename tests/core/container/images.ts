/** Images for the container's tests: a recorded base with files laid over it. */

import type { RunOptions } from '@/core/container/container.ts'
import { start } from '@/core/container/start.ts'
import { type FileTree, file, link, put } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { Image, ImageConfig } from '@/core/images/image.ts'

export function imageOf(
  ref: string,
  files: Readonly<Record<string, string>>,
  config: Partial<ImageConfig> = {},
  change: (tree: FileTree) => FileTree = (tree) => tree,
): Image {
  const found = defaultCatalogue.resolve(ref)
  if (found.kind !== 'found') throw new Error(`${ref}: ${found.kind}`)
  const { base } = found
  let tree = base.image.tree
  for (const [path, text] of Object.entries(files)) tree = put(tree, path, file(text))
  return { ...base.image, base, tree: change(tree), config: { ...base.image.config, ...config } }
}

export function startImage(image: Image, options: Partial<RunOptions> = {}) {
  return start(image, { apps: [], ...options })
}

/** An app of which Vite is installed. */
export function withVite(tree: FileTree): FileTree {
  const installed = put(tree, '/app/node_modules/vite/bin/vite.js', {
    ...file({ kind: 'recorded', size: 1, id: 'vite', evidence: { kind: 'computed' } }),
    mode: 0o755,
  })
  return put(installed, '/app/node_modules/.bin/vite', link('../vite/bin/vite.js'))
}

export function get(path: string, port: number, headers: Readonly<Record<string, string>> = { accept: 'text/html' }) {
  return { method: 'GET', path, port, headers }
}
