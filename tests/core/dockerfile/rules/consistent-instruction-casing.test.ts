import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches one small keyword among capitals', () => {
  const lines = ['from scratch', 'COPY a /', 'COPY b /', 'COPY c /']
  expect(findings('ConsistentInstructionCasing', lines)).toEqual([
    "1: Command 'from' should match the case of the command majority (uppercase)",
  ])
})

test('a tie counts as capitals', () => {
  const lines = ['FROM alpine', 'run ls']
  expect(findings('ConsistentInstructionCasing', lines)).toEqual([
    "2: Command 'run' should match the case of the command majority (uppercase)",
  ])
})

test('catches capitals among small ones', () => {
  const lines = ['from alpine', 'run ls', 'COPY a /', 'run ls']
  expect(findings('ConsistentInstructionCasing', lines)).toEqual([
    "3: Command 'COPY' should match the case of the command majority (lowercase)",
  ])
})

test('a mixed keyword is not counted, but caught', () => {
  const lines = ['From alpine', 'run ls']
  expect(findings('ConsistentInstructionCasing', lines)).toEqual([
    "1: Command 'From' should match the case of the command majority (lowercase)",
  ])
})

test('catches not ARGs before the first FROM', () => {
  const lines = ['arg A=1', 'FROM alpine', 'RUN ls']
  expect(findings('ConsistentInstructionCasing', lines)).toEqual([])
})
