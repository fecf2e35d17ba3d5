import { expect, test } from 'vitest'
import { isTooLong } from '@/core/build/copying/path-length.ts'
import { buildOf } from '../build-of.ts'

const deep = (letters: number) => `/${'folder9/'.repeat(letters / 8).slice(0, -1)}`

test('a path has 4,095 bytes at most, those of the folder that holds the image included', () => {
  expect(isTooLong(deep(4000))).toBe(false)
  expect(isTooLong(deep(4040))).toBe(true)
  expect(isTooLong(`/${'ü/'.repeat(1400)}`)).toBe(true)
})

test('a name has 255 bytes at most', () => {
  expect(isTooLong(`/a/${'n'.repeat(255)}/b`)).toBe(false)
  expect(isTooLong(`/a/${'n'.repeat(256)}/b`)).toBe(true)
  expect(isTooLong(`/a/${'ü'.repeat(128)}/b`)).toBe(true)
})

/* Asked of docker.io 20.10, whose message names its own folder in front of the path. */
test.each([
  ['WORKDIR', `FROM alpine\nWORKDIR ${deep(2000)}\nWORKDIR .${deep(2000)}\nWORKDIR .${deep(2000)}\nRUN echo`],
  ['COPY', `FROM alpine\nCOPY package.json ${deep(4200)}/x`],
])('%s into a path that is too long fails', (_, text) => {
  const { outcome } = buildOf(text)
  expect(outcome.kind === 'failed' && outcome.error.message).toMatch(/^lstat \/folder9\/.*: file name too long$/)
})

test('a folder in a folder, two thousand times, ends where Docker ends', () => {
  const { outcome, operations } = buildOf(`FROM alpine\n${'WORKDIR folder\n'.repeat(2000)}`)
  expect(outcome).toMatchObject({ kind: 'failed', error: { range: { start: { line: 578 } } } })
  expect(operations.filter((operation) => operation.state === 'done')).toHaveLength(577)
})
