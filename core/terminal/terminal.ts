/** The learner's terminal: one line in, text and effects out. Pure: a session is a value. */

import type { BuildResult } from '@/core/build/result.ts'
import type { Timeline } from '@/core/build/timeline.ts'
import type { BundleRequest, Bundles } from '@/core/bundle/bundle.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { Catalogue, Image } from '@/core/images/image.ts'
import type { Dialect, User } from '@/core/shell/process.ts'
import type { Repository } from './repository/repository.ts'

export interface StoredImage {
  readonly image: Image
  /** `react-b:latest`; empty for an untagged image. */
  readonly references: readonly string[]
  readonly build: BuildResult | undefined
  readonly created: number
}

export interface StoredContainer {
  readonly id: string
  readonly name: string
  readonly imageId: string
  /** As given to `docker run`. */
  readonly imageReference: string
  readonly state: 'running' | 'exited' | 'created'
  readonly exitCode: number | undefined
  readonly argv: readonly string[]
  readonly published: readonly {
    readonly hostIp: string
    readonly hostPort: number
    readonly containerPort: number
    readonly protocol: string
  }[]
  /** Host network: every port the container listens on is the host's. */
  readonly network: 'bridge' | 'host' | 'none'
  readonly created: number
  readonly log: readonly string[]
  /** Milliseconds since 1970; absent until it started, and until it stopped. */
  readonly started?: number
  readonly finished?: number
  /** What `docker run` was told; with the image it gives the same container again. */
  readonly options?: ContainerOptions
  /** Why nobody can tell whether it runs: `state` then says `created`. */
  readonly unknown?: string
  /** Its files as commands inside left them; absent while none wrote. */
  readonly tree?: FileTree
  /** Those of its last start, where they were not the image's. */
  readonly startTree?: FileTree
  /** Its process is a shell that waits for lines: it runs until that is left. */
  readonly keyboard?: true
}

/** A shell in a container that the learner's keyboard is in. */
export interface InsideShell {
  /** The container's name and id. */
  readonly container: string
  readonly id: string
  /** As it was called: `sh`, `/bin/bash`. */
  readonly shell: string
  readonly dialect: Dialect
  readonly cwd: string
  readonly env: ReadonlyMap<string, string>
  readonly user: User
  readonly options: ContainerOptions
  /** It is the container's own process: the container ends with it. */
  readonly main: boolean
}

export interface ContainerOptions {
  readonly command?: readonly string[]
  readonly entrypoint?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly user?: string
  readonly workdir?: string
  readonly readOnly: boolean
  readonly mounts: readonly Mount[]
  /** `--rm` */
  readonly autoRemove: boolean
}

export interface Mount {
  readonly kind: 'bind' | 'volume' | 'tmpfs'
  /** Absolute path on the learner's machine, or the volume's name. */
  readonly source: string
  readonly target: string
}

/** What a check can claim about commands: what they did, not what was typed. */
export type CommandEvent =
  | { readonly kind: 'clone'; readonly url: string; readonly folder: string; readonly isStarter: boolean }
  | {
      readonly kind: 'build'
      readonly result: BuildResult
      readonly target: string | undefined
      readonly references: readonly string[]
      readonly imageId: string | undefined
    }
  | { readonly kind: 'run'; readonly containerId: string; readonly imageId: string }
  /** A build in a container waited for bundles that are not made yet. */
  | { readonly kind: 'waits'; readonly bundles: readonly BundleRequest[] }
  /** `inside`: typed into a container's shell, not on the learner's machine. */
  | { readonly kind: 'other'; readonly line: string; readonly code: number; readonly inside?: true }

export interface TerminalSession {
  /** The machine's files: the workspace lies at `workspaceFolder`. */
  readonly files: FileTree
  readonly home: string
  /** Undefined until the starter is there. */
  readonly workspaceFolder: string | undefined
  readonly cwd: string
  readonly env: ReadonlyMap<string, string>
  readonly images: readonly StoredImage[]
  readonly containers: readonly StoredContainer[]
  /** Cache keys of finished operations. */
  readonly buildCache: ReadonlySet<string>
  readonly events: readonly CommandEvent[]
  readonly history: readonly string[]
  /** What git knows of the machine's folders. The learner's own is one without being in this list, until git changes it. */
  readonly repositories: readonly Repository[]
  /** Shells in containers that were opened and not left, the innermost last. */
  readonly inside: readonly InsideShell[]
}

export interface TerminalWorld {
  readonly catalogue: Catalogue
  readonly apps: readonly AppRecord[]
  /** Bundles of edited apps that were made so far; absent where there is no bundler. */
  readonly bundles?: Bundles | undefined
  /** The starter's files, as `git clone` lays them. */
  readonly starter: FileTree
  /** Name of the starter's repository and folder; `starter-react-app` without it. */
  readonly starterName?: string | undefined
  /** Milliseconds since 1970; a fixed one in tests. */
  readonly now: number
}

export interface Printed {
  readonly fd: 1 | 2
  readonly text: string
  /** A terminal that can redraw shows this in place of the text. */
  readonly live?: Timeline
}

export interface TerminalAnswer {
  readonly session: TerminalSession
  readonly output: readonly Printed[]
  readonly code: number
  /** The screen is to be cleared. */
  readonly clear?: boolean
}
