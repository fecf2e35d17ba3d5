/** A process over a file tree: what the image's shell and every modelled program get and give back. Pure and synchronous. */
import type { BundleNote } from '@/core/bundle/bundle.ts'
import type { FileTree } from '@/core/files/tree.ts'

export interface User {
  readonly uid: number
  readonly gid: number
  readonly name: string | undefined
  readonly home: string
}

export interface Process {
  /** argv[0] included. */
  readonly argv: readonly string[]
  readonly env: ReadonlyMap<string, string>
  readonly cwd: string
  readonly user: User
  readonly stdin: string
  /** Standard input is a folder: reading from it fails. */
  readonly stdinIsFolder?: boolean
  readonly tree: FileTree
  readonly umask: number
  /** What is mounted while the process runs, where writing may be forbidden. */
  readonly mounts?: readonly MountPoint[]
  /** `RUN --network=none`: nothing but the machine itself can be reached. */
  readonly offline?: boolean
}

export interface MountPoint {
  /** Links followed. */
  readonly path: string
  readonly writable: boolean
  /** What lies in it comes from earlier builds, and stays for later ones. */
  readonly cache?: true
}

export interface Written {
  readonly fd: 1 | 2
  /** Inside a run it may hold unknown-text.ts's marks; what `runScript` and `makeHost` give back is printable. */
  readonly text: string
}

export interface Exited {
  readonly kind: 'exited'
  readonly code: number
  /** In the order written. */
  readonly output: readonly Written[]
  readonly tree: FileTree
  /** Only a shell builtin changes these. */
  readonly cwd?: string
  readonly env?: ReadonlyMap<string, string>
  /** What the outcome rests on without a record of it (a package that is taken to install): each reason once. */
  readonly assumed?: readonly string[]
  /** Bundles of apps that were asked for, or failed, on the way. */
  readonly bundles?: readonly BundleNote[]
}

/** Something that is not modelled ran: `tree` has doubts on what it could have written. */
export interface NotModelled {
  readonly kind: 'unsupported'
  readonly why: string
  /** Offsets into the script text where known, to mark the word at fault. */
  readonly at?: { readonly start: number; readonly end: number }
  /** It is certain that the program does not end by itself: a server, `tail -f`. */
  readonly endless?: true
  readonly output: readonly Written[]
  readonly tree: FileTree
  readonly bundles?: readonly BundleNote[]
}

export type Outcome = Exited | NotModelled

/** Which shell /bin/sh is: ash (BusyBox) on Alpine, dash on Debian. bash run as sh is read as ash is. */
export type Dialect = 'ash' | 'dash'

export interface Host {
  /** Runs argv: finds the program by PATH over the tree, then the table. Not found: exit 127 with the shell's words. */
  run(process: Process): Outcome
  /** Runs a script by `sh -c`. */
  script(text: string, process: Process): Outcome
  /** Which program a name means for this process, without running it: `which`, `command -v`, `env`. */
  finds(name: string, process: Process): FoundProgram
}

/** What a name on PATH, or a path, means. */
export type FoundProgram =
  | { readonly kind: 'program'; readonly path: string; readonly run: Program }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'no-permission' }
  /** It is there, or may be: what it does is not known. */
  | { readonly kind: 'not-known'; readonly why: string }

export type Program = (process: Process, host: Host) => Outcome

/** Where programs come from: the image's own (build) or the learner's terminal. */
export interface ProgramTable {
  /**
   * `name` is argv[0] without slashes, or an absolute path. `absent`: known not to be there. `unknown`: the image's
   * contents are not known that well. `unmodelled`: it is there, but what it does is not modelled.
   */
  find(
    name: string,
    process: Process,
  ):
    | { readonly kind: 'program'; readonly path: string; readonly run: Program }
    | { readonly kind: 'absent' }
    | { readonly kind: 'unmodelled'; readonly why: string }
    | { readonly kind: 'unknown'; readonly why: string }
  /** The image's /bin/sh; ash when not said. */
  readonly dialect?: Dialect
}
