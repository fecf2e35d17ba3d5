/** The course lint: replays start, solution and variants, damages solutions, and finds hints and links that lead nowhere. */
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import { type FileTree, readText, remove } from '@/core/files/tree.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import type { Finding } from './finding.ts'
import { filesOf, judged } from './judged.ts'
import type { Lesson } from './lesson.ts'
import { damageFindings, type LessonScore, scored } from './score.ts'
import { treeWith } from './session-for.ts'
import { remember, unreachableHints } from './shown-hints.ts'
import type { LessonSource } from './source.ts'
import type { Explained } from './survivors.ts'
import type { Variant } from './variants.ts'

export interface LessonReport {
  readonly findings: readonly Finding[]
  readonly score: LessonScore
}

/** What belongs to one lesson, and where it is written. */
export interface LintedLesson {
  readonly lesson: Lesson
  readonly source: LessonSource
  readonly variants: readonly Variant[]
  readonly explained: readonly Explained[]
  /** How many variants of each kind are wanted. */
  readonly enough: number
}

export function lintLesson(linted: LintedLesson, world: TerminalWorld): LessonReport {
  const { lesson, source, variants, explained } = linted
  const file = `${source.folder}/lesson.md`
  const shown = new Set<string>()
  const see = remember(shown)
  const findings = replayAll(linted, world, see)
  const score = scored(lesson, explained, world, see, variants)
  const hints = unreachableHints(lesson, shown, source.files['lesson.md'] ?? '', file)
  return { findings: [...findings, ...hints, ...damageFindings(score, source)], score }
}

/** Variants whose lesson is not there. */
export function strays(lessons: readonly Lesson[], variants: readonly Variant[]): readonly Finding[] {
  const homeless = variants.filter((variant) => !lessons.some((lesson) => lesson.slug === variant.lesson))
  return homeless.map(({ written }) => ({ ...written, message: 'The variant belongs to no lesson.' }))
}

export type See = (verdict: LessonVerdict) => void

/** Start fails, solution passes, every variant is judged as it says; `see` gets every verdict. */
export function replayAll(
  { lesson, source, variants, enough: wanted }: Omit<LintedLesson, 'explained'>,
  world: TerminalWorld,
  see: See = () => undefined,
): readonly Finding[] {
  const ids = lesson.steps.flatMap((step) => step.checks.map((check) => check.id))
  if (ids.length === 0) return []
  const file = `${source.folder}/lesson.md`
  const begun = filesOf(lesson, 'start', world)
  const start = judged(lesson, begun, [], world)
  const solution = judged(lesson, filesOf(lesson, 'solution', world), lesson.solutionCommands, world)
  see(start)
  see(judged(lesson, remove(begun, 'Dockerfile'), [], world))
  return [
    ...(start.passed ? [{ file, message: 'The start passes already: there is nothing to do.' }] : []),
    ...(solution.passed ? [] : [{ file, message: `The solution does not pass. ${complaints(solution)}` }]),
    ...enough(file, variants, wanted),
    ...untried(file, variants, ids),
    ...variants.flatMap((variant) => replay(lesson, variant, ids, world, see)),
  ]
}

function enough(file: string, variants: readonly Variant[], wanted: number): readonly Finding[] {
  return (['pass', 'fail'] as const).flatMap((expect) => {
    const count = variants.filter((variant) => variant.expect === expect).length
    const what = expect === 'pass' ? 'accepted variants' : 'near-misses'
    return count < wanted ? [{ file, message: `${count} ${what}, and at least ${wanted} are wanted.` }] : []
  })
}

/** A check that no near-miss fails may be blind. */
function untried(file: string, variants: readonly Variant[], ids: readonly string[]): readonly Finding[] {
  const tried = new Set(variants.flatMap((variant) => variant.failing))
  return ids.filter((id) => !tried.has(id)).map((id) => ({ file, message: `No near-miss fails the check \`${id}\`.` }))
}

function replay(
  lesson: Lesson,
  variant: Variant,
  ids: readonly string[],
  world: TerminalWorld,
  see: See,
): readonly Finding[] {
  const say = (message: string) => [{ ...variant.written, message: `${variant.name}: ${message}` }]
  const files = applied(filesOf(lesson, variant.from, world), variant)
  if (typeof files === 'string') return say(files)
  const unknown = variant.failing.find((id) => !ids.includes(id))
  if (unknown !== undefined) return say(`the lesson has no check \`${unknown}\`.`)
  const commands = variant.run ?? (variant.from === 'solution' ? lesson.solutionCommands : [])
  const verdict = judged(lesson, files, commands, world)
  see(verdict)
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

/** The files as the variant has them, or what is wrong with its edits. */
export function applied(tree: FileTree, variant: Variant): FileTree | string {
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
