/** A check is a claim about the learner's work; the verdict says what happened, where and why. */

export type CheckStatus = 'pass' | 'fail' | 'unknown'

export interface CheckVerdict {
  readonly id: string
  readonly title: string
  readonly status: CheckStatus
  /** What happened, in Docker's or nginx's words and ours. */
  readonly message: string
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
  /** The hint that fits the mistake made, nudge first. */
  readonly hint?: string
  /** All hints that fit, from nudge to nearly the answer. */
  readonly hints: readonly string[]
}

export interface LessonVerdict {
  readonly lesson: string
  readonly passed: boolean
  readonly checks: readonly CheckVerdict[]
}
/* core/checks/judge.ts exports `judge(lesson: Lesson, work: Work): LessonVerdict`;
 * core/checks/work.ts: Work = { workspace: FileTree, session: TerminalSession | undefined, world: TerminalWorld } plus a memo of builds by (target, args). */
