/** What a build answered, in a form in which a real one and the engine's can be compared. */

export type AnsweredFile = readonly [
  path: string,
  kind: 'file' | 'directory' | 'link',
  mode: string,
  owner: string,
  detail: string,
]

export interface BuildAnswer {
  readonly outcome: 'succeeded' | 'failed'
  /** Text after `failed to solve: `, with ids taken out. */
  readonly error?: string
  /** What the build added or changed over its base, sorted by path. Detail: size of a file, target of a link. */
  readonly files?: readonly AnsweredFile[]
  /** As Docker stores it: `Env`, `Cmd`, … */
  readonly config?: Readonly<Record<string, unknown>>
  /** One entry an edit: what building again did. */
  readonly rebuilds?: readonly Rebuild[]
}

export interface Rebuild {
  /** `CACHED [2/3] COPY . .` or `DONE [3/3] RUN npm ci` or `ERROR …`, sorted by name; steps that BuildKit did not reach are left out. */
  readonly steps: readonly string[]
}

export interface RecordedAnswer extends BuildAnswer {
  /** The command, and the version of what answered. */
  readonly command: string
  readonly docker: string
  /** Of a generated case: what was generated then. */
  readonly made?: unknown
}

/** Ids, digests and prefixes of one version say nothing about the Dockerfile. */
export function normaliseError(text: string): string {
  return text
    .replace(
      /^(?:#\d+ )?(?:ERROR: )?(?:failed to build: )?(?:failed to solve(?: with frontend dockerfile\.v0)?: )?/,
      '',
    )
    .replace(/^(?:rpc error: code = \w+ desc = )+/, '')
    .replace(/^failed to create LLB definition: /, '')
    .replace(/ref [a-z0-9<>]+::[a-z0-9<>]+/g, 'ref <id>')
    .replace(/\/\S*\/buildkit-mount\d+/g, '')
    .replace(/\/\S*\/overlay2\/[a-z0-9]+\/merged/g, '')
    .trim()
}

export function byPath(one: AnsweredFile, other: AnsweredFile): number {
  return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0
}

/** `[builder 2/4] RUN npm ci`: a step that makes files, not a base image or a transfer. */
export const STEP = /^\[(?!internal\])(?:\S+ )?\d+\/\d+\] (?!FROM )/
