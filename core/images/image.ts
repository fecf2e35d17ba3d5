/** Images: configuration as Docker stores it, layers, and what is known of their files. */
import type { FileTree } from '@/core/files/tree.ts'
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import type { RecordedCommand } from './command-record.ts'

export interface HealthCheck {
  /** `['NONE']`, `['CMD', …argv]` or `['CMD-SHELL', text]`, as Docker stores it. */
  readonly test: readonly string[]
  /** Nanoseconds, as Docker stores them; absent when not set. */
  readonly interval?: number
  readonly timeout?: number
  readonly startPeriod?: number
  readonly startInterval?: number
  readonly retries?: number
}

export interface ImageConfig {
  /** `KEY=value` in Docker's order. */
  readonly env: readonly string[]
  readonly entrypoint: readonly string[] | undefined
  readonly cmd: readonly string[] | undefined
  /** Empty means `/`. */
  readonly workingDir: string
  readonly user: string
  /** `80/tcp`, sorted. */
  readonly exposedPorts: readonly string[]
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly shell: readonly string[] | undefined
  readonly stopSignal: string
  readonly healthcheck: HealthCheck | undefined
  readonly onbuild: readonly string[]
}

export interface Layer {
  readonly digest: string
  /** Text of `docker history`. */
  readonly createdBy: string
  readonly created: string | undefined
  readonly emptyLayer: boolean
  /** Uncompressed bytes on disk. */
  readonly size: Figure
  readonly compressed: Figure
  /** Who made it: undefined for the base image's own. */
  readonly by: { readonly stage: number; readonly line: number } | undefined
}

export interface Image {
  /** `sha256:` and 64 hex digits: of the real image where recorded, else ours, computed from the content. */
  readonly id: string
  readonly config: ImageConfig
  readonly tree: FileTree
  /** Oldest first, empty ones included. */
  readonly layers: readonly Layer[]
  readonly size: Figure
  readonly compressedSize: Figure
  /** The base image this one stands on at the bottom; undefined for scratch. */
  readonly base: BaseImage | undefined
}

export type Family = 'alpine' | 'debian' | 'busybox' | 'distroless' | 'other'

export interface BaseImage {
  /** Familiar form: `node:22-alpine`. */
  readonly ref: string
  readonly repository: string
  readonly family: Family
  readonly libc: 'musl' | 'glibc' | undefined
  readonly image: Omit<Image, 'base'>
  /** Index digest, for `FROM …@sha256:…` lines of the progress. */
  readonly digest: string | undefined
  readonly evidence: Evidence
  /** `linux/amd64`: set where the registry has the image for one platform only, so that every build gets that one. */
  readonly onlyPlatform?: string
  /** Programs by name that are known to be in the image, with their absolute paths. */
  readonly programs: ReadonlyMap<string, string>
  /** True when `programs` is complete: a name that is missing there is "not found" (exit 127). */
  readonly programsComplete: boolean
  /** Version facts programs print: { node: '22.23.3', npm: '10.9.8', nginx: '1.31.6' }. */
  readonly versions: Readonly<Record<string, string>>
}

export type ImageResolution =
  | { readonly kind: 'found'; readonly base: BaseImage }
  | { readonly kind: 'scratch' }
  /** Docker's own words, complete, e.g. `bulder: failed to resolve source metadata for …`. */
  | { readonly kind: 'not-found'; readonly message: string; readonly suggestion?: string }
  | { readonly kind: 'unsupported'; readonly why: string; readonly didYouMean?: string }
  /** Reference syntax: `invalid reference format …`. */
  | { readonly kind: 'invalid'; readonly message: string }

/** The images the engine knows: an input of every evaluation. */
export interface Catalogue {
  resolve(ref: string, near?: readonly string[]): ImageResolution
  readonly images: readonly BaseImage[]
  /** Commands of programs that are not modelled, as a course recorded them. */
  readonly commands?: readonly RecordedCommand[]
}
