/** Builds for tests: over a small Alpine whose every file is known. */
import { evaluate } from '@/core/build/evaluate.ts'
import type { BuildRequest, BuildResult } from '@/core/build/result.ts'
import type { Node } from '@/core/files/node.ts'
import { directory, type FileTree, file, link, readText, treeOf, walk } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { BaseImage, Catalogue, ImageConfig } from '@/core/images/image.ts'

export const passwd = 'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1001:node:/home/node:/bin/sh\n'

const alpineTree = treeOf({
  'bin/sh': link('/bin/busybox'),
  'bin/busybox': file({ kind: 'recorded', size: 800, id: 'busybox', evidence: { kind: 'computed' } }, { mode: 0o755 }),
  'etc/passwd': passwd,
  'etc/group': 'root:x:0:\nnode:x:1001:\nwww:x:82:\n',
  tmp: directory(new Map(), { mode: 0o1777 }),
  root: directory(new Map(), { mode: 0o700 }),
})

export function knownAlpine(config: Partial<ImageConfig> = {}): BaseImage {
  const found = defaultCatalogue.resolve('alpine:latest')
  if (found.kind !== 'found') throw new Error('alpine is recorded')
  const { image } = found.base
  return { ...found.base, image: { ...image, tree: alpineTree, config: { ...image.config, ...config } } }
}

/** Knows `alpine` to the last file, `triggers` (an Alpine with ONBUILD), and what the real catalogue says of the rest. */
const alpine = knownAlpine()
const triggers = knownAlpine({ onbuild: ['COPY package.json /triggered/'] })

export const catalogue: Catalogue = {
  images: [alpine],
  resolve: (ref, near) => {
    if (ref === 'alpine') return { kind: 'found', base: alpine }
    if (ref === 'triggers') return { kind: 'found', base: triggers }
    return defaultCatalogue.resolve(ref, near)
  },
}

export const sources = treeOf({
  'package.json': '{"name":"app"}',
  'package-lock.json': '{}',
  'run.sh': file('#!/bin/sh\n', { mode: 0o755 }),
  'src/App.jsx': 'app',
  'src/deep/x.js': 'x',
  'src/link': link('App.jsx'),
  here: link('src'),
})

export function buildOf(dockerfile: string, more: Partial<BuildRequest> = {}): BuildResult {
  const request = { dockerfile, dockerfilePath: 'Dockerfile', context: sources, catalogue, apps: NO_APPS }
  return evaluate({ ...request, ...more })
}

const NO_APPS: BuildRequest['apps'] = []

export function imageOf(result: BuildResult) {
  if (result.outcome.kind !== 'succeeded') throw new Error(JSON.stringify(result.outcome, hideTrees))
  return result.outcome.image
}

export function configOf(lines: string, more: Partial<BuildRequest> = {}): ImageConfig {
  return imageOf(buildOf(`FROM alpine\n${lines}`, more)).config
}

export function historyOf(lines: string): readonly string[] {
  const { layers } = imageOf(buildOf(`FROM alpine\n${lines}`))
  return layers.filter((layer) => layer.by !== undefined).map((layer) => layer.createdBy)
}

export function errorOf(result: BuildResult): string {
  return result.outcome.kind === 'failed' ? result.outcome.error.message : `no error: ${result.outcome.kind}`
}

/** Paths below a folder of the final image, with mode, owner and text. */
export function filesOf(result: BuildResult, folder: string): Readonly<Record<string, string>> {
  const { tree } = imageOf(result)
  return Object.fromEntries([...walk(tree, folder)].map(({ path, node }) => [path, shown(tree, path, node)]))
}

function shown(tree: FileTree, path: string, node: Node): string {
  const owner = `${node.mode.toString(8)} ${node.uid}:${node.gid}`
  switch (node.kind) {
    case 'link':
      return `-> ${node.target}`
    case 'directory':
      return `${owner} folder`
    case 'file':
      return `${owner} ${readText(tree, path) ?? 'unknown'}`
  }
}

function hideTrees(key: string, value: unknown): unknown {
  return key === 'tree' || key === 'base' || key === 'image' ? undefined : value
}
