import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Case, judge } from './judge.ts'

const FOLDER = new URL('./cases/', import.meta.url)

const cases = readdirSync(FOLDER).map((name) => {
  const one = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Case
  return [`${name.replace(/\.json$/, '')}: ${one.about}`, one] as const
})

test.each(cases)('%s', (_, { expect: expected, ...given }) => {
  expect(judge(given)).toEqual(expected)
})

test('a Dockerfile of a public repository is never failed where something is not known', () => {
  const failed = cases.filter(([, { expect: one }]) => one.outcome === 'failed')
  for (const [, { expect: one }] of failed) expect(one.says).not.toMatch(/not (?:known|modelled|recorded)/)
})
