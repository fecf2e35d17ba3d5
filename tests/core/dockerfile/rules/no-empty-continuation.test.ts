import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a blank line in a continuation, on the last line of the instruction', () => {
  const lines = ['FROM alpine', 'RUN a \\', '', '  && b']
  expect(findings('NoEmptyContinuation', lines)).toEqual(['4: Empty continuation line'])
})

test('a comment in a continuation is fine', () => {
  const lines = ['FROM alpine', 'RUN a \\', '# why', '  && b']
  expect(findings('NoEmptyContinuation', lines)).toEqual([])
})
