/** Between the page and the bundler's worker: a request by number, its progress, its answer. */
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'
import type { BundlerProgress } from '@/core/bundle/bundler-port.ts'

export interface ToBundler {
  readonly id: number
  readonly request: BundleRequest
}

export type FromBundler =
  | { readonly id: number; readonly progress: BundlerProgress }
  | { readonly id: number; readonly answer: BundleAnswer }
