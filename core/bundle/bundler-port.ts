/** Who makes bundles: esbuild as WebAssembly in a worker of the page, esbuild itself on the command line. */
import type { BundleAnswer, BundleRequest } from './bundle.ts'

export type BundlerProgress =
  /** `total` and `loaded` in bytes as they travel; unknown before the first byte. */
  | { readonly kind: 'loading'; readonly loaded: number; readonly total: number | undefined }
  | { readonly kind: 'bundling' }

export interface BundlerPort {
  /**
   * Never rejects: what goes wrong is an answer. A newer request does not wait for an older one that was given up by `signal`;
   * that one answers `unavailable` and `passing`.
   */
  bundle(
    request: BundleRequest,
    options?: { readonly progress?: (progress: BundlerProgress) => void; readonly signal?: AbortSignal },
  ): Promise<BundleAnswer>
  close(): void
}
