/** A build as BuildKit's progress sees it: vertices with a start and an end. The clock is simulated: nothing ran. */

export interface TimedStatus {
  /** `transferring context:`, `sha256:…`, `exporting layers`. */
  readonly id: string
  /** Bytes, where the line counts them. */
  readonly current?: number
  readonly total?: number
  /** Seconds since the build began. */
  readonly start: number
  readonly end: number
}

export interface TimedLog {
  /** Seconds since its vertex began. */
  readonly at: number
  readonly text: string
}

export type VertexState = 'done' | 'cached' | 'error' | 'canceled' | 'unknown'

export interface TimedVertex {
  /** `[builder 2/6] WORKDIR /app` */
  readonly name: string
  /** Index of the stage it belongs to; undefined for BuildKit's own steps. */
  readonly stage: number | undefined
  readonly start: number
  readonly end: number
  readonly state: VertexState
  /** What BuildKit says of an error, or we of a step nobody can tell about. */
  readonly message?: string
  readonly statuses: readonly TimedStatus[]
  readonly logs: readonly TimedLog[]
  /** Build checks, printed as soon as the Dockerfile was read. */
  readonly warnings: readonly string[]
}

/** Plain data: it crosses from the worker to the page. Vertices are in the order BuildKit makes them. */
export interface Timeline {
  readonly vertices: readonly TimedVertex[]
  /** Steps that a mistake kept from beginning: they count, and do not show. */
  readonly pending: number
  /** How long the whole would have taken, in seconds of the simulated clock. */
  readonly seconds: number
}
