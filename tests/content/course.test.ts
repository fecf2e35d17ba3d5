import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { replayAll, strays } from '@/core/lessons/lint-course.ts'
import { lintTexts } from '@/core/lessons/lint-texts.ts'
import { slugOf } from '@/core/lessons/source.ts'
import { courseTexts, knownOf, loadCourse } from '@/platform/node/load-course.ts'
import { world } from '../core/checks/work-of.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const course = loadCourse(ROOT)
const texts = courseTexts(ROOT)
const sourceOf = (slug: string) => texts.sources.find((source) => slugOf(source.folder) === slug)!

/** Slugs are in links and in saved progress: a change here breaks them. */
const SLUGS = [
  'why-multi-stage',
  'clone-the-starter',
  'development-dockerfile',
  'dockerignore',
  'build-and-run',
  'production-build',
  'nginx-conf',
  'name-the-stage',
  'nginx-stage',
  'compare-images',
  'build-target',
  'stage-from-stage',
  'external-image',
  'trade-offs',
  'layer-cache',
  'cache-mounts',
  'non-root',
  'build-args',
  'healthcheck',
  'build-checks',
  'one-dockerfile',
]

test('the course compiles without author errors', () => {
  expect(course.errors).toEqual([])
})

test('the lessons are there, under the addresses they are linked by, in their order', () => {
  expect(course.lessons.map((lesson) => lesson.slug)).toEqual(SLUGS)
})

describe.each(course.lessons.map((lesson) => [lesson.slug, lesson] as const))('%s', (slug, lesson) => {
  test('its start fails, its solution passes, every variant is judged as it says', () => {
    const variants = course.variants.filter((variant) => variant.lesson === slug)
    const enough = lesson.part === 'Beyond the article' ? 8 : 6
    expect(replayAll({ lesson, source: sourceOf(slug), variants, enough }, world)).toEqual([])
  })

  test('every check has hints, the last of them for any mistake', () => {
    const checks = lesson.steps.flatMap((step) => step.checks)
    expect(checks.filter((check) => check.hints?.at(-1)?.when !== undefined || !check.hints?.length)).toEqual([])
  })

  test('it says nothing as if it were easy', () => {
    const html = lesson.blocks.map((block) => (block.kind === 'prose' ? block.html : block.step.html)).join('\n')
    expect(html).not.toMatch(/\b(simply|just|obviously|of course)\b/i)
  })
})

test('links of glossary, commands and rules lead somewhere, and every term is used', () => {
  expect(lintTexts(texts, knownOf(texts))).toEqual([])
})

describe('a wrong lesson is caught', () => {
  const lesson = course.lessons.find((entry) => entry.slug === 'name-the-stage')!
  const messages = (wrong: typeof lesson, variants = course.variants.filter((entry) => entry.lesson === lesson.slug)) =>
    [
      ...replayAll({ lesson: wrong, source: sourceOf(lesson.slug), variants, enough: 6 }, world),
      ...strays([wrong], variants),
    ].map((finding) => finding.message)

  test('a solution that does not pass', () => {
    const solutionFiles = { ...lesson.solutionFiles, Dockerfile: 'FROM node:22-alpine AS workshop\n' }
    expect(messages({ ...lesson, solutionFiles })[0]).toMatch(/^The solution does not pass. builder \(fail\)/)
  })

  test('a start that passes already', () => {
    expect(messages({ ...lesson, startFiles: lesson.solutionFiles })[0]).toMatch(/^The start passes already/)
  })

  test('a check that accepts a near-miss', () => {
    const checks = lesson.steps[0]!.checks.map((check) => ({
      id: check.id,
      title: check.title,
      build: { succeeds: true },
    }))
    const blind = { ...lesson, steps: [{ ...lesson.steps[0]!, checks }] }
    expect(messages(blind)).toContainEqual(expect.stringContaining('Another name: should fail, and passes.'))
  })

  test('too few variants, and one of no lesson', () => {
    const [first] = course.variants
    const stray = { ...first!, lesson: 'nowhere' }
    expect([...messages(lesson, []), ...strays([lesson], [stray]).map((finding) => finding.message)]).toEqual([
      '0 accepted variants, and at least 6 are wanted.',
      '0 near-misses, and at least 6 are wanted.',
      'No near-miss fails the check `builder`.',
      'The variant belongs to no lesson.',
    ])
  })
})
