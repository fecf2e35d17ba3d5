/** Who makes bundles: esbuild as WebAssembly in a worker of the page, esbuild itself on the command line. */
import type { BundleAnswer, BundleRequest } from './bundle.ts'

export type BundlerProgress =
  /** `total` and `loaded` in bytes as they travel; unknown before the first byte. */
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number | undefined }
  | { readonly kind: 'bundling' }

/** As far as it is needed here, what the platform calls AbortSignal. */
export interface Cancellation {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
}

export interface BundlerPort {
  /**
   * Never rejects: what goes wrong is an answer. A request given up by `signal` answers `unavailable` and `passing` at once.
   */
  bundle(
    request: BundleRequest,
    options?: { readonly progress?: (progress: BundlerProgress) => void; readonly signal?: Cancellation },
  ): Promise<BundleAnswer>
  close(): void
}
