/** What the parser gives: every instruction with exact ranges, and what is wrong, never an exception. */
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { Range } from '@/core/text/position.ts'

export interface Directive {
  readonly name: 'syntax' | 'escape' | 'check'
  readonly value: string
  readonly range: Range
}

export interface Flag {
  /** Without the dashes. */
  readonly name: string
  /** Undefined for a flag without `=`. */
  readonly value: string | undefined
  readonly range: Range
  readonly valueRange: Range
}

export interface Word {
  /** As written, quotes and variables still in it, continuations joined. */
  readonly text: string
  readonly range: Range
}

export interface Heredoc {
  readonly name: string
  /** False when the delimiter was quoted. */
  readonly expand: boolean
  /** `<<-`: leading tabs are stripped. */
  readonly chomp: boolean
  /** The body as it stands in the file. */
  readonly written: string
  /** Without leading tabs where `<<-` strips them. */
  readonly content: string
  readonly range: Range
  readonly contentRange: Range
}

export interface Instruction {
  /** Upper case. */
  readonly keyword: string
  /** The keyword as the learner wrote it. */
  readonly written: string
  readonly keywordRange: Range
  /** From the keyword to the end of the last line (heredoc terminator included). */
  readonly range: Range
  readonly startLine: number
  readonly endLine: number
  readonly flags: readonly Flag[]
  /** Shape depends on the keyword: words, JSON strings, or one word holding the rest of the line. ENV and LABEL: key, value, key, value … */
  readonly args: readonly Word[]
  readonly json: boolean
  /** ENV and LABEL in the old `KEY value` form. */
  readonly legacy: boolean
  /** Everything after the flags, continuations joined as BuildKit joins them. */
  readonly rest: Word
  readonly heredocs: readonly Heredoc[]
  /** The nested instruction of ONBUILD. */
  readonly trigger: Instruction | undefined
  readonly docComments: readonly string[]
  /** Rules skipped by a `# check=skip=…` directly above. */
  readonly skips: readonly string[]
  /** Last line of an instruction with a blank line among its continuation lines (build check NoEmptyContinuation). */
  readonly emptyContinuation?: number
}

/** An error as `docker build` words it, without the `ERROR: failed to solve: ` in front. */
export interface BuildError {
  /** Stable name for hints: `unknown-instruction`, `copy-source-missing`, `image-not-found`, `run-failed`, … */
  readonly code: string
  readonly message: string
  /** The lines Docker's source excerpt marks. Undefined where there are none. */
  readonly range: Range | undefined
  /** Where Docker does not show the one excerpt of `range`: those it shows, none or several. */
  readonly excerpts?: readonly Range[]
  readonly file: string
  /** Facts for hints and suggestions, e.g. { source: '/build', near: 'builder' }. */
  readonly details: Readonly<Record<string, string>>
  /** Where BuildKit was when it stopped; build checks of later phases were not reached. Absent: after reading the file. */
  readonly phase?: 'start' | 'lines' | 'instructions' | 'stages' | 'images' | 'building'
}

export interface DockerfileSyntax {
  readonly file: string
  readonly text: string
  readonly escape: '\\' | '`'
  readonly directives: readonly Directive[]
  readonly instructions: readonly Instruction[]
  /** The first error, at which BuildKit stops (phases 1 to 4 of the specification). */
  readonly error: BuildError | undefined
  /** All errors found, the first and those after it; warnings are lint.ts's. */
  readonly diagnostics: readonly Diagnostic[]
}
