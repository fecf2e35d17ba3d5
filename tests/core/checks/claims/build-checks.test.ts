import { expect, test } from 'vitest'
import { find, NGINX, workOf } from '../work-of.ts'

const checks = (Dockerfile: string) => find('buildChecks', { clean: true }, workOf({ Dockerfile }))

test('a Dockerfile in which nothing is found', () => {
  expect(checks(NGINX)).toMatchObject({ status: 'pass' })
})

test('our own remarks do not count', () => {
  expect(checks('FROM nginx:latest\n')).toMatchObject({ status: 'pass' })
})

test('the first finding is shown at its line, and the others counted', () => {
  const found = checks('FROM alpine as one\nWORKDIR app\nENV A b\n')
  expect(found).toMatchObject({ status: 'fail', at: { line: 1 }, facts: { rule: 'FromAsCasing', left: '3' } })
})

test.each([
  '# check=skip=all',
  '#check = skip=WorkdirRelativePath;error=true',
  '# syntax=docker/dockerfile:1\n# check=skip=all',
])('a rule that is skipped is still broken: %j', (directive) => {
  expect(checks(`${directive}\nFROM alpine\nWORKDIR app\n`)).toMatchObject({ facts: { skipped: 'directive' } })
})

test('a directive that hides nothing does no harm', () => {
  expect(checks('# check=skip=StageNameCasing\nFROM alpine\nWORKDIR /app\n')).toMatchObject({ status: 'pass' })
})
