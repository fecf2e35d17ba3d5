import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches scratch and context', () => {
  const lines = ['FROM alpine AS scratch', 'FROM alpine AS Context']
  expect(findings('ReservedStageName', lines)).toEqual([
    '1: Stage name should not use the same name as reserved stage "scratch"',
    '2: Stage name should not use the same name as reserved stage "context"',
  ])
})

test('catches not a base called scratch', () => {
  const lines = ['FROM scratch AS empty']
  expect(findings('ReservedStageName', lines)).toEqual([])
})
