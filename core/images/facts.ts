/** Forms of the fact files in `facts/`: what public records say of base images, each with its source and date. */

export interface RecordedImage {
  readonly ref: string
  readonly source: string
  /** When the image was made or observed, `2026-09-23`. */
  readonly date: string
  /** Of the index, as `FROM …@sha256:…` writes it. */
  readonly digest?: string
  readonly id?: string
  readonly compressed?: number
  /** On disk. `same: false`: read of another build of the tag, named in `of`. */
  readonly size?: { readonly bytes: number; readonly of: string; readonly same: boolean; readonly source: string }
  readonly layers?: readonly (readonly [digest: string, compressedBytes: number])[]
  readonly history?: readonly (readonly [createdBy: string, created: string, layer: number | null])[]
  readonly config: {
    readonly env: readonly string[]
    readonly entrypoint: readonly string[] | null
    readonly cmd: readonly string[] | null
    readonly workingDir: string
    readonly user: string
    readonly exposedPorts: readonly string[]
    readonly stopSignal: string
    readonly labels: Readonly<Record<string, string>>
    readonly volumes: readonly string[]
  }
  readonly note?: string
}

/** [path, mode in octal, size in bytes or null or a link's target, source] */
export type KeyFile = readonly [path: string, mode: string, size: number | string | null, source: string]

export interface ProgramFacts {
  readonly source: string
  readonly date: string
  /** Names by folder, separated by blanks. */
  readonly folders: Readonly<Record<string, string>>
}

export interface ImageFacts {
  readonly images: readonly RecordedImage[]
  readonly official: {
    readonly source: string
    readonly date: string
    readonly names: readonly string[]
    /** Were Docker Official Images; their repositories still answer. */
    readonly retired: readonly string[]
  }
  readonly programs: Readonly<Record<'alpine' | 'debian' | 'busybox', ProgramFacts>>
  readonly keyFiles: {
    readonly date: string
    readonly alpine: readonly KeyFile[]
    readonly nginx: readonly KeyFile[]
    readonly node: readonly KeyFile[]
  }
  /** Real texts of files by path, for images of a present nginx: its configuration and pages. */
  readonly nginxTexts: Readonly<Record<string, string>>
}
