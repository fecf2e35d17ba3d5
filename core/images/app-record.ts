/** What real installs and a real build of an app were seen to do (`npm run record` writes it). */
import type { Evidence } from '@/core/text/evidence.ts'

/** [path below the package folder, bytes, identity (first 12 hex digits of the sha256)]; executables carry a fourth, true. */
export type RecordedFile = readonly [path: string, bytes: number, id: string, executable?: boolean]

export interface RecordedPackage {
  /** Folder relative to the app: `node_modules/react`. */
  readonly folder: string
  readonly name: string
  readonly version: string
  /** Installed only for development: `--omit=dev` leaves it out. */
  readonly dev: boolean
  readonly optional: boolean
  readonly files: readonly RecordedFile[]
  /** Names linked into node_modules/.bin, with targets relative to the package folder. */
  readonly bin: Readonly<Record<string, string>>
}

export interface CacheWeight {
  readonly content: { readonly files: number; readonly bytes: number }
  readonly index: { readonly files: number; readonly bytes: number }
  /** Bytes of the log that the install itself left. */
  readonly log: number
}

/** What one release of npm kept of its downloads in its cache; the files are named by digest and time, and not listed. */
export interface DownloadRecord {
  readonly npm: string
  readonly all: CacheWeight
  /** Without development dependencies: part of `all`. */
  readonly production: CacheWeight
  /** Bytes of the log that `npm run build` left. */
  readonly runLog: number
  readonly evidence: Evidence
}

export interface InstallRecord {
  readonly libc: 'musl' | 'glibc'
  readonly packages: readonly RecordedPackage[]
  /** `node_modules/.package-lock.json` for all, and without development dependencies. */
  readonly hidden: { readonly all: RecordedFile; readonly production: RecordedFile }
  /** For each release of npm that the recorded images bring. */
  readonly downloads: readonly DownloadRecord[]
  readonly evidence: Evidence
}

export interface BuildRecord {
  /** sha256 over the inputs named in `inputs` (path, NUL, bytes, NUL …, sorted by path). */
  readonly inputsDigest: string
  /** App files that decide the output: sources, public, index.html, configuration. */
  readonly inputs: readonly string[]
  /** Text of its vite.config.js: edits of it that change a known setting are told from those that may do anything. */
  readonly config?: string
  /** Folder the build writes, relative to the app: `build`. */
  readonly outDir: string
  /** Output files by path below `outDir`, base64. */
  readonly files: Readonly<Record<string, string>>
  /** Lines the build printed. */
  readonly output: readonly string[]
  /** The text that stands in the output where VITE_GREETING goes, when the variable is not set. */
  readonly defaultGreeting: string
  readonly evidence: Evidence
}

/** What a program printed that only looked at files, and which. */
export interface RunRecord {
  readonly output: readonly string[]
  readonly inputs: readonly string[]
  readonly inputsDigest: string
  readonly evidence: Evidence
}

export interface AppRecord {
  readonly name: string
  /** sha256 of package.json's dependency part and of package-lock.json: installs hold only while both match. */
  readonly manifestDigest: string
  readonly lockfileDigest: string
  readonly installs: readonly InstallRecord[]
  readonly build: BuildRecord
  /** What `npm test` printed, and its count of tests. */
  readonly test: RunRecord
  /** What `npm run lint` printed when it found nothing. */
  readonly lint?: RunRecord
}
