/**
 * What a development server of edited sources shows: the same sources bundled at once, in its mode, in place of the modules it would
 * translate one by one as they are asked for.
 */
import type { BundleError, BundleRequest, Bundles } from '@/core/bundle/bundle.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { bundleOf } from './npm/app-bundle.ts'
import { appAt, readSettings } from './npm/vite.ts'

export type DevelopmentBundle =
  | { readonly kind: 'made'; readonly files: Readonly<Record<string, Uint8Array>>; readonly bundler: string }
  | { readonly kind: 'failed'; readonly errors: readonly BundleError[] }
  | { readonly kind: 'pending'; readonly request: BundleRequest }
  | { readonly kind: 'unknown'; readonly why: string }

export interface DevelopmentSite {
  readonly tree: FileTree
  /** Where the app lies. */
  readonly folder: string
  readonly args: readonly string[]
  readonly env: ReadonlyMap<string, string>
  readonly apps: readonly AppRecord[]
  /** Undefined: there is no bundler. */
  readonly bundles: Bundles | undefined
}

/** Undefined for an app that is not recorded, and where nothing bundles. */
export function developmentBundle(site: DevelopmentSite): DevelopmentBundle | undefined {
  const { tree, folder, args, env, bundles } = site
  const app = appAt(tree, folder, site.apps)
  if (app === undefined || bundles === undefined) return undefined
  const read = readSettings({ tree, cwd: folder, env, development: true }, app, args)
  if (read.kind === 'unreadable') return { kind: 'unknown', why: read.why }
  const bundle = bundleOf({ tree, folder, app, bundles }, read.settings)
  switch (bundle.kind) {
    case 'made':
      return bundle
    case 'failed':
      return { kind: 'failed', errors: bundle.note.errors }
    case 'unknown':
      return bundle.note?.kind === 'wanted'
        ? { kind: 'pending', request: bundle.note.request }
        : { kind: 'unknown', why: bundle.why }
  }
}
