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
  readonly config?: Readonly<Record<string, unknown>>
}

export interface RecordedAnswer extends BuildAnswer {
  /** The command, and the version of what answered. */
  readonly command: string
  readonly docker: string
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
    .replace(/\/\S*\/overlay2\/[a-z0-9]+\/merged/g, '')
    .trim()
}

/** How BuildKit 0.8 (Docker 20.10) worded what the BuildKit of 2026 words otherwise; the new words are in its source, see docs/engine.md. */
const REWORDED: readonly (readonly [old: RegExp, today: string])[] = [
  [/^executor failed running \[(.*)\]: exit code: (\d+)$/, 'process "$1" did not complete successfully: exit code: $2'],
  [/^dockerfile parse error line /, 'dockerfile parse error on line '],
  [
    /^failed to compute cache key: ("\/.*") not found: not found$/,
    'failed to compute cache key: failed to calculate checksum of ref <id>: $1: not found',
  ],
  [/^target stage (\S+) could not be found$/, 'target stage "$1" could not be found'],
  [
    /invalid reference format: repository name must be lowercase$/,
    'invalid reference format: repository name (library/Builder) must be lowercase',
  ],
  [/^(dockerfile parse error on line \d+): Unknown flag: /, '$1: unknown flag: --'],
]

export function todaysWords(error: string): string {
  return REWORDED.reduce((text, [old, today]) => text.replace(old, today), error)
}

export function byPath(one: AnsweredFile, other: AnsweredFile): number {
  return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0
}
