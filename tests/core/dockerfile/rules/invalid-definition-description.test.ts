import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a comment that does not begin with the name', () => {
  const lines = ['# check=experimental=all', '', '# what it is', 'ARG foo=1', '# the base', 'FROM scratch AS base']
  expect(findings('InvalidDefinitionDescription', lines)).toEqual([
    '4: Comment for ARG should follow the format: `# foo <description>`',
    '6: Comment for FROM should follow the format: `# base <description>`',
  ])
})

test('several names need one of them', () => {
  const lines = [
    '# check=experimental=InvalidDefinitionDescription',
    '',
    '# what they are',
    'ARG foo=1 bar=2',
    'FROM scratch',
  ]
  expect(findings('InvalidDefinitionDescription', lines)).toEqual([
    '4: Comment for ARG should follow the format: `# <arg_key> <description>`',
  ])
})

test('catches not descriptions, separated comments and unnamed stages', () => {
  const lines = [
    '# check=experimental=all',
    '',
    '# foo the foo',
    'ARG foo=1',
    '# else',
    '',
    'ARG bar',
    '# else',
    '#',
    'ARG baz',
    '# hello',
    'FROM scratch',
  ]
  expect(findings('InvalidDefinitionDescription', lines)).toEqual([])
})

test('is off unless asked for', () => {
  const lines = ['FROM alpine', '# what', 'ARG foo']
  expect(findings('InvalidDefinitionDescription', lines)).toEqual([])
})
