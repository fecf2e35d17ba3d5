/** Hints that nobody can meet: no start, near-miss or damage of the lesson shows them. */
import type { CheckSpec } from '@/core/checks/schema.ts'
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import type { Finding } from './finding.ts'
import type { Lesson } from './lesson.ts'
import { lineOfHint } from './written-lines.ts'

/** Hints that verdicts showed, by check. */
export type ShownHints = Set<string>

export function remember(shown: ShownHints): (verdict: LessonVerdict) => void {
  return ({ checks }) => {
    for (const { id, hints } of checks) for (const hint of hints) shown.add(keyOf(id, hint))
  }
}

function keyOf(check: string, say: string): string {
  return `${check}\0${say}`
}

/** `text` is lesson.md, for lines. */
export function unreachableHints(
  lesson: Lesson,
  shown: ReadonlySet<string>,
  text: string,
  file: string,
): readonly Finding[] {
  const checks = lesson.steps.flatMap((step) => step.checks)
  return checks.flatMap((check) =>
    (check.hints ?? []).flatMap((_hint, index) => {
      const message = complaint(check, index, shown)
      return message === undefined ? [] : [{ file, line: lineOfHint(text, check.id, index), message }]
    }),
  )
}

function complaint(check: CheckSpec, index: number, shown: ReadonlySet<string>): string | undefined {
  const hints = check.hints ?? []
  const hint = hints[index]!
  const condition = JSON.stringify(hint.when)
  if (hints.findIndex((other) => other.say === hint.say && JSON.stringify(other.when) === condition) < index)
    return `The check \`${check.id}\` has this hint twice: "${hint.say}"`
  if (hint.when !== undefined && hints.slice(0, index).some((other) => other.when === undefined))
    return `The check \`${check.id}\` shows this hint before the general ones: put it above them. "${hint.say}"`
  if (shown.has(keyOf(check.id, hint.say))) return undefined
  return `No start, near-miss or damage shows this hint of \`${check.id}\`: add a near-miss that meets it, or delete it. "${hint.say}"`
}
