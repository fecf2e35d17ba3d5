import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches ENV and LABEL without =', () => {
  const lines = ['FROM alpine', 'ENV a b', 'LABEL c d e']
  expect(findings('LegacyKeyValueFormat', lines)).toEqual([
    '2: "ENV key=value" should be used instead of legacy "ENV key value" format',
    '3: "LABEL key=value" should be used instead of legacy "LABEL key value" format',
  ])
})

test('catches not the present form', () => {
  const lines = ['FROM alpine', 'ENV a=b c="d e"']
  expect(findings('LegacyKeyValueFormat', lines)).toEqual([])
})
