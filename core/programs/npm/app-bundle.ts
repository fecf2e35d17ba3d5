/** Edited sources of a recorded app: the bundle that a real bundler made of them, or the wish for one. */
import type { BundleAnswer, BundleNote, BundleRequest, Bundles } from '@/core/bundle/bundle.ts'
import type { FileNode } from '@/core/files/node.ts'
import { join } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { buildInputs, inputsDigest } from '@/core/images/record-digests.ts'
import { foldersUp } from './package-folders.ts'
import type { ViteSettings } from './vite-settings.ts'

export type AppBundle =
  | { readonly kind: 'made'; readonly files: Readonly<Record<string, Uint8Array>>; readonly bundler: string }
  | { readonly kind: 'failed'; readonly note: Extract<BundleNote, { kind: 'failed' }>; readonly bundler: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly note?: BundleNote }

export interface BundleSite {
  readonly tree: FileTree
  /** Where the app lies. */
  readonly folder: string
  readonly app: AppRecord
  readonly bundles: Bundles
}

export function bundleOf(site: BundleSite, { outDir: _, ...settings }: ViteSettings): AppBundle {
  const { tree, folder, app, bundles } = site
  const inputs = buildInputs(tree, folder)
  const digest = inputsDigest(tree, inputs, folder)
  if (digest === undefined) return { kind: 'unknown', why: 'what a source holds is not known' }
  const key = `${app.name} ${digest} ${JSON.stringify(settings)}`
  const answer = bundles.get(key)
  if (answer !== undefined) return read(answer, site)
  const files = Object.fromEntries(inputs.map((path) => [path, bytesOf(tree, join(folder, path))]))
  const request: BundleRequest = { key, app: app.name, files, settings }
  return { kind: 'unknown', why: PENDING, note: { kind: 'wanted', request } }
}

export const PENDING = 'the app is being bundled'

function bytesOf(tree: FileTree, path: string): Uint8Array {
  const found = lookup(tree, path)
  const { content } = (found as { readonly node: FileNode }).node
  return content.kind === 'bytes' ? content.bytes : new Uint8Array()
}

function read(answer: BundleAnswer, site: BundleSite): AppBundle {
  switch (answer.kind) {
    case 'measured':
      throw new Error('a measured build stands under a key of its own')
    case 'unavailable':
      return { kind: 'unknown', why: `the edited app could not be bundled here: ${answer.why}` }
    case 'made': {
      const other = answer.packages.find((one) => !isInstalled(site, one.name, one.version))
      if (other === undefined) return { kind: 'made', files: answer.files, bundler: answer.bundler }
      return { kind: 'unknown', why: `it is not known whether the ${other.name} that is installed is ${other.version}` }
    }
    case 'failed': {
      const { errors, bundler } = answer
      const there = errors.find((one) => one.package !== undefined && stateOf(site, one.package) !== 'absent')
      if (there !== undefined)
        return {
          kind: 'unknown',
          why: `the files of the package ${there.package} are not kept here, so the app cannot be bundled`,
        }
      return { kind: 'failed', note: { kind: 'failed', folder: site.folder, errors }, bundler }
    }
  }
}

function manifestAt(site: Omit<BundleSite, 'bundles'>, name: string) {
  const paths = foldersUp(site.folder).map((folder) => join(folder, 'node_modules', name, 'package.json'))
  return paths.map((path) => lookup(site.tree, path)).find((found) => found.kind !== 'absent')
}

function stateOf(site: BundleSite, name: string): 'found' | 'unknown' | 'absent' {
  return manifestAt(site, name)?.kind ?? 'absent'
}

/** The package that is there is the recorded one of that version. */
export function isInstalled(site: Omit<BundleSite, 'bundles'>, name: string, version: string): boolean {
  const found = manifestAt(site, name)
  if (found?.kind !== 'found' || found.node.kind !== 'file' || found.node.content.kind !== 'recorded') return false
  const { id } = found.node.content
  const packages = site.app.installs.flatMap((install) => install.packages)
  return packages.some(
    (one) =>
      one.name === name &&
      one.version === version &&
      one.files.some(([path, , file]) => path === 'package.json' && file === id),
  )
}
