import { expect, test } from 'vitest'
import { checkDockerfile } from '@/core/build/check.ts'
import { catalogue, sources } from './build-of.ts'

const check = (dockerfile: string, target?: string) =>
  checkDockerfile({
    dockerfile,
    dockerfilePath: 'Dockerfile',
    context: sources,
    catalogue,
    apps: [],
    ...(target === undefined ? {} : { target }),
  }).filter((one) => !one.rule.startsWith('stagecraft/'))

test('all stages are judged, needed or not', () => {
  const text = 'FROM alpine AS a\nCMD x\nFROM alpine\nCMD ["y"]'
  expect(check(text).map((one) => [one.rule, one.range.start.line])).toEqual([['JSONArgsRecommended', 2]])
})

test('with a target only what it needs', () => {
  expect(check('FROM alpine AS a\nCMD x\nFROM alpine AS b\nCMD ["y"]', 'b')).toEqual([])
})

test('what would stop the build is an error, a command that would fail is none', () => {
  expect(check('FROM alpine\nCOPY --from=9 a b')).toMatchObject([{ rule: 'build', severity: 'error' }])
  expect(check('FROM alpine\nRUN exit 1')).toEqual([])
})
