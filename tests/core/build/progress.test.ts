import { expect, test } from 'vitest'
import { errorBlock, plainProgress } from '@/core/build/progress.ts'
import { buildOf } from './build-of.ts'

const steps = (lines: readonly string[]) => lines.filter((line) => /^#\d+ (\[|DONE|CACHED|ERROR|CANCELED)/.test(line))

test('vertices are numbered in order, each with its end', () => {
  const result = buildOf('FROM alpine\nWORKDIR /app\nRUN echo hi\nCOPY run.sh .\n')
  const lines = plainProgress(result, { tag: 'app' })
  expect(lines.slice(0, 5)).toEqual([
    '#0 building with "default" instance using docker driver',
    '',
    '#1 [internal] load build definition from Dockerfile',
    '#1 transferring dockerfile: 51B done',
    '#1 DONE 0.0s',
  ])
  expect(lines).toContain('#7 [3/4] RUN echo hi')
  expect(lines).toContain('#7 0.225 hi')
  expect(lines.at(-3)).toBe('#9 naming to docker.io/library/app:latest done')
  expect(steps(lines).filter((line) => line.includes('metadata'))).toEqual([
    '#2 [internal] load metadata for docker.io/library/alpine:latest',
  ])
})

test('stages that are not needed do not show, a base used twice shows once', () => {
  const lines = plainProgress(
    buildOf('FROM alpine AS a\nRUN true\nFROM alpine AS idle\nRUN true\nFROM alpine\nCOPY --from=a /etc /e'),
  )
  expect(lines.join('\n')).not.toContain('idle')
  expect(lines.filter((line) => line.includes('FROM')).length).toBe(1)
})

test('a step that two stages share shows once', () => {
  const lines = plainProgress(buildOf('FROM alpine AS a\nRUN true\nFROM alpine\nRUN true\nCOPY --from=a /etc /e'))
  expect(lines.filter((line) => line.includes('RUN true'))).toEqual(['#5 [a 2/2] RUN true'])
})

test('cached steps say so', () => {
  const text = 'FROM alpine\nRUN true'
  const cache = new Set(buildOf(text).operations.map((operation) => operation.key))
  expect(plainProgress(buildOf(text, { cache }))).toContain('#5 CACHED')
})

test('a failed command shows its last lines, the source around it and the error', () => {
  const text =
    'FROM alpine AS builder\nWORKDIR /app\nRUN echo one; exit 7\nWORKDIR /b\n\nFROM alpine\nCOPY --from=builder /app /app\n'
  expect(errorBlock(buildOf(text))).toEqual([
    '------',
    ' > [builder 3/4] RUN echo one; exit 7:',
    '0.225 one',
    '------',
    'Dockerfile:3',
    '--------------------',
    '   1 |     FROM alpine AS builder',
    '   2 |     WORKDIR /app',
    '   3 | >>> RUN echo one; exit 7',
    '   4 |     WORKDIR /b',
    '   5 |     ',
    '--------------------',
    'ERROR: failed to build: failed to solve: process "/bin/sh -c echo one; exit 7" did not complete successfully: exit code: 7',
  ])
})

test('a file missing in the context cancels the command that runs', () => {
  const lines = plainProgress(buildOf('FROM alpine\nRUN sleep 9\nCOPY nope /x\n'))
  expect(steps(lines).slice(-4)).toEqual([
    '#6 [2/3] RUN sleep 9',
    '#6 CANCELED',
    '#7 [3/3] COPY nope /x',
    expect.stringMatching(/^#7 ERROR: failed to calculate checksum of ref \w+::\w+: "\/nope": not found$/),
  ])
})

test('an image that is not there fails where it is looked up', () => {
  const result = buildOf('FROM nobody-has-this\n')
  expect(plainProgress(result).at(-1)).toMatch(/^#2 ERROR: pull access denied/)
  expect(errorBlock(result).slice(0, 2)).toEqual([
    '------',
    ' > [internal] load metadata for docker.io/library/nobody-has-this:latest:',
  ])
})

test('a mistake in the text comes after the definition was read', () => {
  const result = buildOf('FROM alpine\nRUNN x\n')
  expect(plainProgress(result).at(-1)).toBe('#1 DONE 0.0s')
  expect(errorBlock(result).at(-1)).toBe(
    'ERROR: failed to build: failed to solve: dockerfile parse error on line 2: unknown instruction: RUNN (did you mean RUN?)',
  )
})

test('build checks stand in a block of their own, before the error if there is one', () => {
  const fine = plainProgress(buildOf('FROM alpine as x\nRUN true\n'))
  expect(fine.slice(-3)).toEqual([
    '',
    ' 1 warning found (use docker --debug to expand):',
    " - FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)",
  ])
  const failing = errorBlock(buildOf('FROM alpine as x\nRUN false\nCMD x\n'))
  expect(failing[4]).toBe(' 2 warnings found (use docker --debug to expand):')
  expect(failing[7]).toBe('Dockerfile:2')
})

test('build checks show below the definition, and once more at the end', () => {
  const lines = plainProgress(buildOf('FROM alpine as a\nCMD x\n'))
  expect(lines.filter((line) => line.startsWith('#1 '))[2]).toBe(
    "#1 WARN: FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)",
  )
  expect(lines).toContain(' 2 warnings found (use docker --debug to expand):')
})

test('a ring shows every copy of it; a wrong number shows none', () => {
  const ring = errorBlock(buildOf('FROM alpine AS a\nCOPY --from=b /x /y\nFROM alpine AS b\nCOPY --from=a /x /y\n'))
  expect(ring.filter((line) => /^Dockerfile:/.test(line))).toEqual(['Dockerfile:2', 'Dockerfile:4'])
  expect(errorBlock(buildOf('FROM alpine\nCOPY --from=7 /x /y\n'))).toEqual([
    'ERROR: failed to build: failed to solve: invalid stage index 7',
  ])
})

test('a mistake in the directives is shown one line early, as BuildKit counts', () => {
  const [head, , , marked] = errorBlock(buildOf('# syntax=a\n# escape=`\n# escape=`\nFROM alpine\n'))
  expect([head, marked]).toEqual(['Dockerfile:2', '   2 | >>> # escape=`'])
})
