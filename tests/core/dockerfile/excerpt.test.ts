import { expect, test } from 'vitest'
import { sourceExcerpt } from '@/core/dockerfile/excerpt.ts'
import { parseDockerfile } from '@/core/dockerfile/parse.ts'

const excerpt = (text: string, instruction: number) =>
  sourceExcerpt(text, parseDockerfile(text, 'Dockerfile').instructions[instruction]!.range, 'Dockerfile')

const line = '-'.repeat(20)

test('one line has two lines of context on each side, and empty lines keep their blanks', () => {
  const text = 'FROM a\nWORKDIR /x\n\nRUN npm ci\nCOPY . .\nRUN npm run build\n\nFROM b\nCOPY x y\n'
  expect(excerpt(text, 4)).toEqual([
    'Dockerfile:6',
    line,
    '   4 |     RUN npm ci',
    '   5 |     COPY . .',
    '   6 | >>> RUN npm run build',
    '   7 |     ',
    '   8 |     FROM b',
    line,
  ])
})

test('several lines have one on each side', () => {
  const text = 'FROM a\nUSER x\nRUN one \\\n  && two\nUSER y\nUSER z\n'
  expect(excerpt(text, 2)).toEqual([
    'Dockerfile:3',
    line,
    '   2 |     USER x',
    '   3 | >>> RUN one \\',
    '   4 | >>>   && two',
    '   5 |     USER y',
    line,
  ])
})

test('at the start of the file the context grows below only', () => {
  expect(excerpt('FROM a b\nUSER x\nUSER y\nUSER z\n', 0)).toEqual([
    'Dockerfile:1',
    line,
    '   1 | >>> FROM a b',
    '   2 |     USER x',
    '   3 |     USER y',
    line,
  ])
})

test('a file of one line shows that line', () => {
  expect(excerpt('FROM a b', 0)).toEqual(['Dockerfile:1', line, '   1 | >>> FROM a b', line])
})
