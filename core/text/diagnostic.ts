/** A located remark about a learner's text. The learner's mistakes are data, never exceptions. */
import type { Range } from './position.ts'

export type Severity = 'error' | 'warning' | 'info'

export interface Diagnostic {
  /** Docker's build-check name (`StageNameCasing`), `nginx`, `build`, or one of ours with the prefix `stagecraft/`. */
  readonly rule: string
  readonly severity: Severity
  /** Docker's or nginx's own words where they have some. */
  readonly message: string
  /** Relative to the workspace, with `/`. */
  readonly file: string
  readonly range: Range
  /** Why it matters and what to do, in our words. */
  readonly help?: string
  readonly url?: string
  /** A build check's place in the order in which Docker comes to them. Absent when a mistake stops Docker before that. */
  readonly order?: number
}
