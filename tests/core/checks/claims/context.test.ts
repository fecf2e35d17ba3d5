import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const LOCAL = { 'node_modules/react/index.js': 'x', 'build/index.html': 'old' }
const lacks = { lacks: ['node_modules', 'build'] }
const has = { has: ['package.json', 'vite.config.*', 'src'] }

test('nothing below an ignored folder reaches the context', () => {
  const work = workOf({ ...LOCAL, '.dockerignore': 'node_modules/*\nbuild\n' })
  expect(find('context', lacks, work).status).toBe('pass')
})

test('without an ignore file the folders come along', () => {
  expect(find('context', lacks, workOf(LOCAL))).toMatchObject({ status: 'fail', facts: { context: 'no-file' } })
})

test('packages that are not installed here count too: the record names them', () => {
  const work = workOf({ ...LOCAL, '.dockerignore': 'node_modules/react\nbuild\n' })
  expect(find('context', lacks, work)).toMatchObject({ status: 'fail', at: { file: '.dockerignore', line: 1 } })
})

test('a source that is kept out is shown at the line that does it', () => {
  const work = workOf({ '.dockerignore': 'build\n**/*.jsx\n' })
  expect(find('context', has, work)).toMatchObject({
    status: 'fail',
    at: { line: 2 },
    facts: { context: 'kept-out', folder: 'src' },
  })
})

test('a pattern that stops the build is told in Docker’s words', () => {
  const work = workOf({ '.dockerignore': 'build\n[a\n' })
  expect(find('context', lacks, work)).toMatchObject({
    status: 'fail',
    message: expect.stringContaining('syntax error in pattern'),
    at: { line: 2 },
  })
})
