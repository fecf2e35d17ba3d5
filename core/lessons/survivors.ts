/** Which damages to a solution no check notices. Each either has no effect, or is explained by the author, or shows a check too weak. */
import { parseDocument } from 'yaml'
import { z } from 'zod'
import type { LessonVerdict } from '@/core/checks/verdict.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { TerminalWorld } from '@/core/terminal/terminal.ts'
import { effectOf } from './effect.ts'
import { filesOf, judged } from './judged.ts'
import type { Lesson } from './lesson.ts'
import { type Mutation, mutationsOf } from './mutations.ts'
import { treeWith } from './session-for.ts'
import { type AuthorError, type LessonSource, slugOf } from './source.ts'
import { yamlErrors } from './yaml-errors.ts'

export const ExplanationSchema = z.strictObject({
  file: z.string().describe('a file of the solution, or `commands.txt`'),
  line: z
    .string()
    .min(1)
    .describe("the solution's line, without blanks at its ends; `*` at its end stands for anything"),
  kind: z.enum(['delete', 'swap', 'change']).optional().describe('without it, any damage to the line'),
  because: z.string().min(10).describe('why no check should notice'),
})

export interface Explained extends z.infer<typeof ExplanationSchema> {
  readonly lesson: string
}

export interface ExplanationsResult {
  readonly explained: readonly Explained[]
  readonly errors: readonly AuthorError[]
}

/** `variants/survivors.yaml` of a lesson. */
export function readExplanations(source: LessonSource): ExplanationsResult {
  const text = source.files['variants/survivors.yaml']
  if (text === undefined) return { explained: [], errors: [] }
  const document = parseDocument(text)
  const parsed = z.array(ExplanationSchema).safeParse(document.toJS())
  const file = `${source.folder}/variants/survivors.yaml`
  const errors = yamlErrors(document, text, parsed.error, { file, line: 1, column: 1 })
  const lesson = slugOf(source.folder)
  return { explained: (parsed.data ?? []).map((one) => ({ ...one, lesson })), errors }
}

export interface MutationScore {
  readonly made: number
  /** Some check failed, or could not tell. */
  readonly noticed: number
  /** Image, answers and build checks are the same as before. */
  readonly idle: number
  readonly explained: number
  readonly survivors: readonly Mutation[]
  /** Explanations that no damage needs. */
  readonly stale: readonly Explained[]
}

/** Damages the lesson's own lines of Dockerfile, .dockerignore, nginx.conf and commands, one at a time; `see` gets each verdict. */
export function scoreLesson(
  lesson: Lesson,
  explained: readonly Explained[],
  world: TerminalWorld,
  see: (verdict: LessonVerdict) => void = () => undefined,
): MutationScore {
  const solution = filesOf(lesson, 'solution', world)
  const all = mutationsIn(lesson)
  const passing = all.filter((one) => {
    const verdict = damaged(lesson, one, solution, world)
    see(verdict)
    return verdict.passed
  })
  const effects = new Map<string, string>()
  const effectBefore = (file: string) => {
    const known = effects.get(file) ?? effectOf(file, solution, world)
    effects.set(file, known)
    return known
  }
  const idle = passing.filter((one) => isIdle(one, solution, effectBefore, world))
  const left = passing.filter((one) => !idle.includes(one))
  const reasons = explained.filter((one) => one.lesson === lesson.slug)
  const survivors = left.filter((one) => !reasons.some((reason) => explains(reason, one)))
  return {
    made: all.length,
    noticed: all.length - passing.length,
    idle: idle.length,
    explained: left.length - survivors.length,
    survivors,
    stale: reasons.filter((reason) => !left.some((one) => explains(reason, one))),
  }
}

const COMMANDS = 'commands.txt'
const FILES = ['Dockerfile', '.dockerignore', 'nginx.conf']

function mutationsIn(lesson: Lesson): readonly Mutation[] {
  if (lesson.steps.every((step) => step.checks.length === 0)) return []
  const files = FILES.flatMap((file) => {
    const text = lesson.solutionFiles[file]
    return text === undefined ? [] : mutationsOf(file, text, lesson.startFiles[file])
  })
  const commands =
    lesson.solutionCommands.length === 0 ? [] : mutationsOf(COMMANDS, lesson.solutionCommands.join('\n'), '')
  return [...files, ...commands]
}

function damaged(lesson: Lesson, one: Mutation, solution: FileTree, world: TerminalWorld): LessonVerdict {
  if (one.file === COMMANDS) return judged(lesson, solution, one.text.trimEnd().split('\n'), world)
  return judged(lesson, treeWith(solution, { [one.file]: one.text }), lesson.solutionCommands, world)
}

function isIdle(
  one: Mutation,
  solution: FileTree,
  effectBefore: (file: string) => string,
  world: TerminalWorld,
): boolean {
  if (one.file === COMMANDS) return false
  return effectOf(one.file, treeWith(solution, { [one.file]: one.text }), world) === effectBefore(one.file)
}

function explains(reason: Explained, one: Mutation): boolean {
  const line = reason.line.endsWith('*') ? one.before.startsWith(reason.line.slice(0, -1)) : reason.line === one.before
  return line && reason.file === one.file && (reason.kind === undefined || reason.kind === one.kind)
}
