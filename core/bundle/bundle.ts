/**
 * A real bundle of an app whose sources are not the recorded ones. The engine asks for it as plain data and goes on; whoever
 * holds a bundler answers later, and the engine evaluates again with the answer in its table.
 */

export interface BundleSettings {
  /** `production` unless `--mode` says otherwise; what `import.meta.env.MODE` gives. */
  readonly mode: string
  /** Public path: `/`, `/shop/`, `./`. */
  readonly base: string
  /** Assets of fewer bytes go into the code as data URLs. */
  readonly inlineLimit: number
  /** Expressions by name, as the configuration's `define`: `import.meta.env.VITE_GREETING` → `"Hello"`. */
  readonly define: Readonly<Record<string, string>>
  /** `VITE_…` variables of the environment and of .env files. */
  readonly env: Readonly<Record<string, string>>
  /** As the development server serves it: not minified, `import.meta.env.DEV`. */
  readonly development: boolean
}

export interface BundleRequest {
  /** Equal keys, equal bundles: a digest of the inputs, and the settings. */
  readonly key: string
  /** Name of the app in its package.json. */
  readonly app: string
  /** Bytes by path relative to the app: index.html, sources, public files. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly settings: BundleSettings
}

export interface BundleError {
  readonly kind: 'syntax' | 'unresolved' | 'package' | 'missing-export' | 'style' | 'page'
  /** Relative to the app: `src/App.jsx`. */
  readonly file: string
  /** From 1; columns in UTF-16 units. */
  readonly line: number
  readonly column: number
  readonly length: number
  readonly text: string
  readonly lineText: string
  /** Of `package`: the name that has no files here. */
  readonly package?: string
}

export interface BundledPackage {
  readonly name: string
  readonly version: string
}

export type BundleAnswer =
  | {
      readonly kind: 'made'
      /** Bytes by path below the output folder: index.html, assets/index-….js. */
      readonly files: Readonly<Record<string, Uint8Array>>
      /** Packages whose code is in it. */
      readonly packages: readonly BundledPackage[]
      /** `esbuild 0.28.2` */
      readonly bundler: string
    }
  | { readonly kind: 'failed'; readonly errors: readonly BundleError[]; readonly bundler: string }
  /** What the app's own build wrote, in a Node runtime the learner started. Its key is `measuredKey`'s. */
  | {
      readonly kind: 'measured'
      readonly files: Readonly<Record<string, Uint8Array>>
      /** Lines it printed. */
      readonly output: readonly string[]
      readonly where: string
      /** `2026-11-24` */
      readonly date: string
    }
  /** No bundler here can do it, and why. `passing`: another attempt may go better (the network was not there). */
  | { readonly kind: 'unavailable'; readonly why: string; readonly passing?: boolean }

/** Answers by the key of their request. A build without such a table wants no bundles: what edited sources give stays unknown. */
export type Bundles = ReadonlyMap<string, BundleAnswer>

/** What a command that builds an app says of its bundle, beside what it prints. */
export type BundleNote =
  | { readonly kind: 'wanted'; readonly request: BundleRequest }
  /** What it wrote is from a real run. */
  | { readonly kind: 'measured'; readonly where: string; readonly date: string }
  /** The bundle failed; the app lies in `folder` of the image. */
  | { readonly kind: 'failed'; readonly folder: string; readonly errors: readonly BundleError[] }

/** Each request once. */
export function wantedIn(notes: readonly BundleNote[]): readonly BundleRequest[] {
  const requests = notes.flatMap((note) => (note.kind === 'wanted' ? [note.request] : []))
  return [...new Map(requests.map((request) => [request.key, request])).values()]
}
