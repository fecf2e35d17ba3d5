/** What a verb of the command line is, and how it reports. */

export interface Io {
  readonly cwd: string
  /** Folder of the Stagecraft project: the course and the starter lie there. */
  readonly project: string
  /** Stands for the code that runs, so that what it made can be kept; without it nothing is kept. */
  readonly program?: string
  /** The command line as a tarball, for repositories that call it; an installed one cannot pack itself. */
  readonly packed?: () => Promise<Uint8Array>
  out(text: string): void
  err(text: string): void
}

/** 0: yes. 1: no (`unknown` is no). 2: wrong usage. */
export type ExitCode = 0 | 1 | 2

export interface Verb {
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Throws `UsageError` for wrong usage. */
  run(args: readonly string[], io: Io): Promise<ExitCode>
}

/** Wrong usage, or input that cannot be read: exit 2, with one clear sentence. */
export class UsageError extends Error {
  readonly details: Readonly<Record<string, unknown>>
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.details = details
  }
}

export function printJson(io: Io, document: unknown): void {
  io.out(`${JSON.stringify(document, undefined, 2)}\n`)
}
