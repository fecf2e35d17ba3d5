import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a capital in a stage name', () => {
  const lines = ['FROM alpine AS Builder']
  expect(findings('StageNameCasing', lines)).toEqual(["1: Stage name 'Builder' should be lowercase"])
})

test('catches not a name in small letters', () => {
  const lines = ['FROM alpine AS builder-1.x']
  expect(findings('StageNameCasing', lines)).toEqual([])
})
