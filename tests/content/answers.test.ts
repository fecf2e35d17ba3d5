/**
 * Many more answers than the variants beside the lessons: a form each, as learners write them. A file is a list of
 * `=== pass|fail NAME`, then `--- FILE` with its text, or `--- run` with lines for the terminal, over the solution.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { filesOf, judged } from '@/core/lessons/judged.ts'
import type { Lesson } from '@/core/lessons/lesson.ts'
import { treeWith } from '@/core/lessons/session-for.ts'
import { loadCourse } from '@/platform/node/load-course.ts'
import { world } from '../core/checks/work-of.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const ANSWERS = fileURLToPath(new URL('answers/', import.meta.url))

const { lessons } = loadCourse(ROOT)

interface Answer {
  readonly name: string
  readonly passes: boolean
  readonly files: Readonly<Record<string, string>>
  readonly run: readonly string[] | undefined
}

function readAnswers(text: string): readonly Answer[] {
  return text.split(/^=== /m).slice(1).map(readAnswer)
}

function readAnswer(text: string): Answer {
  const [head = '', ...parts] = text.split(/^--- /m)
  const [, want, name = ''] = /^(pass|fail) (.*)/.exec(head)!
  const entries = parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)] as const)
  const run = entries.find(([file]) => file === 'run')?.[1]
  const files = Object.fromEntries(entries.filter(([file]) => file !== 'run'))
  return { name, passes: want === 'pass', files, run: run?.split('\n').filter((line) => line !== '') }
}

function verdictOn(lesson: Lesson, { files, run }: Answer) {
  return judged(lesson, treeWith(filesOf(lesson, 'solution', world), files), run ?? lesson.solutionCommands, world)
}

/** What is wrong with the verdict, in one line; undefined when it is right. */
function complaint(lesson: Lesson, answer: Answer): string | undefined {
  const verdict = verdictOn(lesson, answer)
  if (verdict.passed === answer.passes) return undefined
  const bad = verdict.checks.filter((check) => check.status !== 'pass')
  return `${answer.name}: ${bad.map((check) => `${check.id} (${check.status}): ${check.message}`).join(' / ') || 'passes'}`
}

describe.each(readdirSync(ANSWERS).sort())('%s', (file) => {
  const lesson = lessons.find((entry) => `${entry.slug}.txt` === file)!
  const answers = readAnswers(readFileSync(`${ANSWERS}${file}`, 'utf8'))

  test('right answers pass, in every form', () => {
    const right = answers.filter((answer) => answer.passes)
    expect(right.flatMap((answer) => complaint(lesson, answer) ?? [])).toEqual([])
  })

  test('near-misses do not', () => {
    const wrong = answers.filter((answer) => !answer.passes)
    expect(wrong.flatMap((answer) => complaint(lesson, answer) ?? [])).toEqual([])
  })
})
