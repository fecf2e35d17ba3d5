/** What performing a step gives, and what it may look at. */
import type { BundleNote, Bundles } from '@/core/bundle/bundle.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { RecordedCommand } from '@/core/images/command-record.ts'
import type { BaseImage } from '@/core/images/image.ts'
import type { BuildRequest } from './result.ts'
import type { Source } from './step.ts'

export interface Failure {
  readonly code: string
  /** Docker's words after `failed to solve: `. */
  readonly message: string
  readonly details: Readonly<Record<string, string>>
}

export interface Performed {
  readonly state: 'done' | 'failed' | 'unknown'
  readonly tree: FileTree
  readonly output: readonly string[]
  /** Why it is unknown or not exact, one reason an entry. */
  readonly unsupported: readonly string[]
  readonly error: Failure | undefined
  /** What its success rests on without a record (a package that is taken to install), one reason an entry. */
  readonly assumed?: readonly string[]
  /** Bundles of apps that it wants, or that failed. */
  readonly bundles?: readonly BundleNote[]
}

export interface Surroundings {
  /** The tree a source stands for; `why` when the image is not known. */
  readonly treeOf: (source: Source) => { readonly tree: FileTree; readonly why: string | undefined }
  readonly base: BaseImage | undefined
  /** Why nothing is known of the image at the bottom. */
  readonly baseWhy: string | undefined
  readonly apps: readonly AppRecord[]
  readonly bundles: Bundles | undefined
  /** Reference of the image at the bottom, as it is written. */
  readonly baseRef: string | undefined
  readonly commands: readonly RecordedCommand[]
  readonly secrets: Readonly<Record<string, string>>
  /** Proxy settings given with --build-arg: a command sees them, no cache key does. */
  readonly proxies: ReadonlyMap<string, string>
  readonly supposeFailing: BuildRequest['supposeFailing']
  /** Id of the step that is performed. */
  readonly operation: string
}

export function done(tree: FileTree, output: readonly string[] = [], unsupported: readonly string[] = []): Performed {
  return { state: 'done', tree, output, unsupported, error: undefined }
}

export function failed(
  tree: FileTree,
  code: string,
  message: string,
  details: Readonly<Record<string, string>> = {},
  output: readonly string[] = [],
): Performed {
  return { state: 'failed', tree, output, unsupported: [], error: { code, message, details } }
}
