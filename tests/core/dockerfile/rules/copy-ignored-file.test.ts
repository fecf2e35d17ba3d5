import { expect, test } from 'vitest'
import { findings } from './findings.ts'

test('catches a source that is ignored', () => {
  const lines = ['FROM alpine', 'COPY ./node_modules /x', 'ADD src/../node_modules /y']
  expect(
    findings('CopyIgnoredFile', lines, { ignorePatterns: ['node_modules'], ignore: (path) => path === 'node_modules' }),
  ).toEqual([
    '2: Attempting to Copy file "node_modules" that is excluded by .dockerignore',
    '3: Attempting to Add file "node_modules" that is excluded by .dockerignore',
  ])
})

test('catches the whole context when everything is ignored', () => {
  const lines = ['FROM alpine', 'COPY . .']
  expect(findings('CopyIgnoredFile', lines, { ignorePatterns: ['*'], ignore: () => true })).toEqual([
    '2: Attempting to Copy file "." that is excluded by .dockerignore',
  ])
})

test('catches not the whole context otherwise', () => {
  const lines = ['FROM alpine', 'COPY . .']
  expect(findings('CopyIgnoredFile', lines, { ignorePatterns: ['.*'], ignore: () => true })).toEqual([])
})

test('catches nothing when there are exceptions, and nothing from another stage', () => {
  const lines = ['FROM alpine AS a', 'FROM alpine', 'COPY x .', 'COPY --from=a y .']
  expect(findings('CopyIgnoredFile', lines, { ignorePatterns: ['*', '!x'], ignore: () => true })).toEqual([])
})

test('catches not files of other stages, addresses and heredocs', () => {
  const lines = [
    'FROM alpine AS a',
    'FROM alpine',
    'COPY --from=a y .',
    'ADD https://example.com/z /',
    'COPY <<EOF /x',
    'EOF',
  ]
  expect(findings('CopyIgnoredFile', lines, { ignorePatterns: ['q'], ignore: () => true })).toEqual([])
})
