/** The Node-runtime port: something that runs an app's own commands for real, and lets what they wrote be read. */

/** Bytes by path relative to the app's folder. */
export type RuntimeFiles = Readonly<Record<string, Uint8Array>>

export interface Running {
  /** What the command prints, as a terminal gets it. */
  write(text: string): void
  readonly signal?: Stop
}

/** As far as it is needed here, what the platform calls AbortSignal. */
export interface Stop {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
}

export type RunEnd =
  | { readonly kind: 'ended'; readonly code: number }
  /** By the signal. */
  | { readonly kind: 'stopped' }
  /** The runtime, not the command, failed. */
  | { readonly kind: 'broken'; readonly why: string }

export interface Server {
  readonly port: number
  /** Where a frame of this page finds it. */
  readonly address: string
}

export interface NodeRuntime {
  /** What it is, for the evidence of what is measured in it. */
  readonly where: string
  /**
   * Lays the app's files. Those of an earlier call that are not among them are removed; what commands wrote stays. Rejects
   * where the runtime fails.
   */
  mount(files: RuntimeFiles): Promise<void>
  /** Runs a command in the app's folder until it ends. Never rejects. */
  run(command: readonly string[], running: Running): Promise<RunEnd>
  /** Runs a command that serves: `ready` is told of each server it opens, and the promise settles when the command ends. Never rejects. */
  serve(command: readonly string[], running: Running & { ready(server: Server): void }): Promise<RunEnd>
  /** All files below a folder of the app; undefined when there is no such folder. Rejects where the runtime fails. */
  read(folder: string): Promise<RuntimeFiles | undefined>
  close(): void
}

export type Opened =
  | { readonly kind: 'open'; readonly runtime: NodeRuntime }
  /** It did not answer in time. `reload`: it answered once and stopped half-way, and only a fresh page can try again. */
  | { readonly kind: 'timed-out'; readonly seconds: number; readonly host: string; readonly again: 'retry' | 'reload' }
  | { readonly kind: 'refused'; readonly why: string }

export interface NodeRuntimeHost {
  /** Starts it, at the user's wish only. After a failure another call tries again. Never rejects. */
  open(): Promise<Opened>
}

/** Seconds a runtime has to answer. */
export const OPEN_LIMIT = 20
