/** Every fact that a near-miss of the course brings to light is declared by the claim that found it. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { declaredFacts } from '@/core/checks/claim-facts.ts'
import { CLAIMS } from '@/core/checks/registry.ts'
import { makeWork } from '@/core/checks/work.ts'
import { filesOf } from '@/core/lessons/judged.ts'
import { applied } from '@/core/lessons/lint-course.ts'
import { loadCourse } from '@/platform/node/load-course.ts'
import { world } from '../core/checks/work-of.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const course = loadCourse(ROOT)
/** Details of a failed build: which there are depends on the error. */
const OF_ERRORS = ['command', 'exitCode', 'written', 'word', 'rules', 'file', 'line', 'name', 'base', 'stage']

test.each(course.lessons.map((lesson) => [lesson.slug, lesson] as const))('%s', (slug, lesson) => {
  const undeclared = new Set<string>()
  for (const variant of course.variants.filter((one) => one.lesson === slug && one.expect === 'fail')) {
    const files = applied(filesOf(lesson, variant.from, world), variant)
    if (typeof files === 'string') continue
    const work = makeWork({ workspace: files, session: undefined, world })
    for (const check of lesson.steps.flatMap((step) => step.checks)) {
      for (const [name, claim] of CLAIMS.filter(([name]) => check[name] !== undefined)) {
        const finding = claim.judge(check[name], work)
        if (finding.status === 'pass') continue
        const declared = declaredFacts([claim.facts])
        for (const [fact, value] of Object.entries(finding.facts)) {
          const values = declared[fact]
          const ofError = finding.facts.error !== undefined && OF_ERRORS.includes(fact)
          if (ofError || typeof values === 'string' || values?.includes(value)) continue
          undeclared.add(`${name}: ${fact}=${value}`)
        }
      }
    }
  }
  expect([...undeclared]).toEqual([])
})
