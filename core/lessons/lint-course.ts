import type { LessonVerdict } from '@/core/checks/verdict.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { readText, remove } from '@/core/files/tree.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import { filesOf, judged } from './judged.ts'
import type { Lesson } from './lesson.ts'
import { treeWith } from './session-for.ts'
import type { Variant } from './variants.ts'

export interface Finding {
  readonly file: string
  readonly line?: number
  readonly message: string
}

export interface CourseReport {
  readonly findings: readonly Finding[]
  /** How many variants were replayed. */
  readonly replayed: number
}

/** Lessons with a task need at least so many of each kind. */
const ENOUGH = 6

export function lintCourse(
  lessons: readonly Lesson[],
  variants: readonly Variant[],
  world: TerminalWorld,
): CourseReport {
  const findings = lessons.flatMap((lesson) =>
    lintLesson(
      lesson,
      variants.filter((variant) => variant.lesson === lesson.slug),
      world,
    ),
  )
  const homeless = variants.filter((variant) => !lessons.some((lesson) => lesson.slug === variant.lesson))
  return {
    findings: [
      ...findings,
      ...homeless.map(({ written }) => ({ ...written, message: 'The variant belongs to no lesson.' })),
    ],
    replayed: variants.length,
  }
}

function lintLesson(lesson: Lesson, variants: readonly Variant[], world: TerminalWorld): readonly Finding[] {
  const ids = lesson.steps.flatMap((step) => step.checks.map((check) => check.id))
  if (ids.length === 0) return []
  const file = `${String(lesson.number).padStart(2, '0')}-${lesson.slug}/lesson.md`
  const start = judged(lesson, filesOf(lesson, 'start', world), [], world)
  const solution = judged(lesson, filesOf(lesson, 'solution', world), lesson.solutionCommands, world)
  return [
    ...(start.passed ? [{ file, message: 'The start passes already: there is nothing to do.' }] : []),
    ...(solution.passed ? [] : [{ file, message: `The solution does not pass. ${complaints(solution)}` }]),
    ...enough(file, variants),
    ...untried(file, variants, ids),
    ...variants.flatMap((variant) => replay(lesson, variant, ids, world)),
  ]
}

function enough(file: string, variants: readonly Variant[]): readonly Finding[] {
  return (['pass', 'fail'] as const).flatMap((expect) => {
    const count = variants.filter((variant) => variant.expect === expect).length
    const what = expect === 'pass' ? 'accepted variants' : 'near-misses'
    return count < ENOUGH ? [{ file, message: `${count} ${what}, and at least ${ENOUGH} are wanted.` }] : []
  })
}

/** A check that no near-miss fails may be blind. */
function untried(file: string, variants: readonly Variant[], ids: readonly string[]): readonly Finding[] {
  const tried = new Set(variants.flatMap((variant) => variant.failing))
  return ids.filter((id) => !tried.has(id)).map((id) => ({ file, message: `No near-miss fails the check \`${id}\`.` }))
}

function replay(lesson: Lesson, variant: Variant, ids: readonly string[], world: TerminalWorld): readonly Finding[] {
  const say = (message: string) => [{ ...variant.written, message: `${variant.name}: ${message}` }]
  const files = applied(filesOf(lesson, variant.from, world), variant)
  if (typeof files === 'string') return say(files)
  const unknown = variant.failing.find((id) => !ids.includes(id))
  if (unknown !== undefined) return say(`the lesson has no check \`${unknown}\`.`)
  const commands = variant.run ?? (variant.from === 'solution' ? lesson.solutionCommands : [])
  const verdict = judged(lesson, files, commands, world)
  if (variant.expect === 'pass') return verdict.passed ? [] : say(`should pass. ${complaints(verdict)}`)
  return misjudged(variant, verdict).flatMap(say)
}

function misjudged(variant: Variant, verdict: LessonVerdict): readonly string[] {
  if (verdict.passed) return ['should fail, and passes.']
  const failing = verdict.checks.filter((check) => check.status === 'fail')
  const got = failing.map((check) => check.id)
  const wanted = [...variant.failing]
  const same = got.length === wanted.length && wanted.every((id) => got.includes(id))
  if (!same) return [`should fail ${wanted.join(', ')}; fails ${got.join(', ') || 'nothing'}. ${complaints(verdict)}`]
  const { at } = failing[0]!
  const { at: expected } = variant
  if (expected === undefined || (at?.file === expected.file && at.line === expected.line)) return []
  return [`should point at ${expected.file}:${expected.line}; points at ${at ? `${at.file}:${at.line}` : 'nothing'}.`]
}

function complaints(verdict: LessonVerdict): string {
  const bad = verdict.checks.filter((check) => check.status !== 'pass')
  return bad.map((check) => `${check.id} (${check.status}): ${check.message}`).join(' / ')
}

function applied(tree: FileTree, variant: Variant): FileTree | string {
  let result = tree
  for (const [path, text] of Object.entries(variant.files)) {
    result = text === null ? remove(result, path) : treeWith(result, { [path]: text })
  }
  for (const { file, find, replace } of variant.edits) {
    const text = readText(result, file)
    if (text === undefined || !text.includes(find)) return `\`${file}\` does not hold \`${find}\`.`
    result = treeWith(result, { [file]: text.replace(find, () => replace) })
  }
  return result
}
