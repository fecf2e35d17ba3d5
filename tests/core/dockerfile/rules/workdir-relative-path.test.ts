import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a relative first WORKDIR', () => {
  const lines = ['FROM alpine', 'WORKDIR app/', 'WORKDIR more']
  expect(findings('WorkdirRelativePath', lines)).toEqual([
    '2: Relative workdir "app/" can have unexpected results if the base image changes',
  ])
})

test('catches not a relative one behind an absolute one, in the base stage too', () => {
  const lines = ['FROM alpine AS a', 'WORKDIR /app', 'FROM a', 'WORKDIR src']
  expect(findings('WorkdirRelativePath', lines)).toEqual([])
})

test('judges the expanded path', () => {
  const lines = ['FROM alpine', 'ARG DIR=/app', 'WORKDIR $DIR']
  expect(findings('WorkdirRelativePath', lines)).toEqual([])
})
