import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadCourse } from '@/platform/node/load-course.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const text = readFileSync(`${ROOT}docs/workshops.md`, 'utf8')
const { lessons } = loadCourse(ROOT)

const plans = [...text.matchAll(/^### (\d+) minutes: .*\n\n((?:\|.*\n?)+)/gm)].map(([, minutes, table]) => ({
  minutes: Number(minutes),
  rows: [...table!.matchAll(/^\| (\d+) \| (?:`([a-z-]+)`)? *\|/gm)].map(([, spent, slug]) => ({
    spent: Number(spent),
    slug,
  })),
}))

test('there is a plan for 45, 90 and 180 minutes', () => {
  expect(plans.map(({ minutes }) => minutes)).toEqual([45, 90, 180])
})

test.each(plans)('the plan for $minutes minutes takes as long as it says, and its lessons what they say', (plan) => {
  expect(plan.rows.reduce((sum, { spent }) => sum + spent, 0)).toBe(plan.minutes)
  const taught = plan.rows.filter(({ slug }) => slug !== undefined)
  const numbers = taught.map(({ slug }) => lessons.find((lesson) => lesson.slug === slug)?.number ?? Number.NaN)
  expect(taught.map(({ spent }) => spent)).toEqual(numbers.map((number) => lessons[number - 1]?.minutes))
})
