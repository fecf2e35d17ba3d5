/**
 * The builder port: a real BuildKit behind one typed request and one stream of events. Its steps are the vertices of
 * `../timeline.ts`, the form that the simulated build prints from, so views need not know which of the two they show.
 */
import type { Figure } from '@/core/text/evidence.ts'

export interface BuilderFile {
  /** Relative to the context, with `/`. */
  readonly path: string
  /** Text files hold their text; others base64. */
  readonly text: string
  readonly encoding: 'utf8' | 'base64'
  readonly executable: boolean
}

export interface NamedValue {
  readonly name: string
  readonly value: string
}

export interface BuilderRequest {
  readonly files: readonly BuilderFile[]
  /** Path of one of the files. */
  readonly dockerfile: string
  readonly target?: string | undefined
  readonly buildArgs: readonly NamedValue[]
  /** The name the learner gave; the image is kept under `ownName(tag)`, so nothing of theirs is replaced. */
  readonly tag: string
  readonly noCache: boolean
  /** The foreign frontend of `# syntax=` that the user agreed to run; only exactly that one runs. */
  readonly confirmedFrontend?: string | undefined
}

/** Of a container; `host` undefined: any free port of the loopback address. */
export interface PublishedPort {
  readonly container: number
  readonly host?: number | undefined
}

export interface RunRequest {
  /** `sha256:…` of an image this builder made. */
  readonly image: string
  readonly ports: readonly PublishedPort[]
  readonly environment: readonly NamedValue[]
}

/** Times in seconds since the build began. */
export type BuildEvent =
  | {
      readonly kind: 'vertex'
      readonly id: string
      /** `[builder 2/6] RUN npm ci` */
      readonly name: string
      readonly state: 'started' | 'done' | 'cached' | 'error' | 'canceled'
      readonly at: number
      readonly message?: string
    }
  | {
      readonly kind: 'status'
      readonly vertex: string
      /** `transferring context:`, `exporting layers`. */
      readonly id: string
      /** Bytes, where the builder counts them. */
      readonly current?: number
      readonly total?: number
      readonly at: number
      readonly ended: boolean
    }
  | { readonly kind: 'log'; readonly vertex: string; readonly at: number; readonly text: string }
  | { readonly kind: 'warning'; readonly vertex: string; readonly text: string }
  /** What the program said besides its steps: the excerpt and `ERROR: …` of a mistake. */
  | { readonly kind: 'note'; readonly text: string }

export interface BuiltImage {
  readonly id: string
  readonly name: string
  /** As `docker image inspect` says. */
  readonly size: Figure
}

export type DockerEvent =
  | BuildEvent
  | { readonly kind: 'job'; readonly id: string }
  | { readonly kind: 'image'; readonly image: BuiltImage }
  | { readonly kind: 'container'; readonly id: string; readonly ports: readonly Required<PublishedPort>[] }
  /** Idle memory of the container. */
  | { readonly kind: 'memory'; readonly memory: Figure }
  | { readonly kind: 'ended'; readonly how: 'done' | 'failed' | 'cancelled' | 'limit'; readonly message?: string }

/** Ends with one `ended` event, after the programs behind it have ended too. */
export interface BuilderJob {
  readonly events: AsyncIterable<DockerEvent>
  /** Ends what is going on; may be called at any time, and more than once. */
  cancel(): void
}

export interface BuilderPort {
  build(request: BuilderRequest): BuilderJob
  /** Starts a container, measures it, and keeps it until it is cancelled or the time is up. It is removed at the end. */
  run(request: RunRequest): BuilderJob
  /** Removes all containers and images this builder made. */
  clean(): Promise<{ readonly containers: number; readonly images: number }>
}
