import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches the second of two, whatever their case', () => {
  const lines = ['FROM alpine AS b', 'FROM alpine AS B']
  expect(findings('DuplicateStageName', lines)).toEqual(['2: Duplicate stage name "b", stage names should be unique'])
})

test('catches not unnamed stages', () => {
  const lines = ['FROM alpine', 'FROM alpine']
  expect(findings('DuplicateStageName', lines)).toEqual([])
})
