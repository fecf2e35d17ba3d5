/** The files a page needs to bundle: named by the site's build (`bin/build.mjs`), fetched when an edited app is first built. */

export interface BundlerFile {
  /** With a digest in its name: it may be kept for ever. */
  readonly path: string
  /** As it travels, gzip inside. */
  readonly bytes: number
}

export interface BundlerFiles {
  readonly wasm: BundlerFile
  readonly vendor: BundlerFile
}

/** Where they are served: what a service worker keeps once it was asked for. */
export const BUNDLER_FOLDER = '/bundler/'
