/** Builds of the starter with edits: the engine asks, the bundler of the command line answers. */
import { evaluate } from '@/core/build/evaluate.ts'
import type { BuildRequest, BuildResult } from '@/core/build/result.ts'
import { bundlesWantedBy } from '@/core/build/wanted-bundles.ts'
import { type FileTree, file, put, readText, remove } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { withBundles } from '@/platform/bundler/with-bundles.ts'
import { nodeBundler } from '@/platform/node/node-bundler.ts'
import { readFolder } from '@/platform/node/read-folder.ts'

export const bundler = nodeBundler(process.cwd())

export const DOCKERFILE = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build
FROM nginx:alpine
COPY --from=builder /app/build /usr/share/nginx/html
`

export const starter: FileTree = remove(readFolder('starter-react-app'), 'node_modules')

/** Each edit: the whole new text, a function of the old one, or null for a file that goes. */
export type Edits = Readonly<Record<string, string | null | ((text: string) => string)>>

export function edited(edits: Edits): FileTree {
  return Object.entries(edits).reduce((tree, [path, edit]) => {
    if (edit === null) return remove(tree, path)
    const text = typeof edit === 'string' ? edit : edit(readText(tree, path) ?? '')
    if (typeof edit !== 'string' && text === readText(tree, path))
      throw new Error(`the edit of ${path} changes nothing`)
    return put(tree, path, file(text))
  }, starter)
}

export function requestFor(edits: Edits, dockerfile = DOCKERFILE): BuildRequest {
  return {
    dockerfile,
    dockerfilePath: 'Dockerfile',
    context: edited(edits),
    catalogue: defaultCatalogue,
    apps: [starterRecord],
  }
}

export function build(edits: Edits, dockerfile?: string): Promise<BuildResult> {
  const request = requestFor(edits, dockerfile)
  return withBundles(bundler, (bundles) => evaluate({ ...request, bundles }), bundlesWantedBy)
}
