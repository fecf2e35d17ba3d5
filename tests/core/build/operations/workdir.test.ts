import { expect, test } from 'vitest'
import { buildOf, configOf, errorOf, filesOf, historyOf } from '../build-of.ts'

/* Compared with real builds (docker.io 20.10, BuildKit). */

test('a relative path joins the one before', () => {
  const lines = 'WORKDIR /test1\nWORKDIR test2\nCOPY run.sh ./\nADD run.sh ./bar/baz\nWORKDIR ..\nCOPY run.sh .'
  const files = Object.keys(filesOf(buildOf(`FROM scratch\n${lines}`), '/'))
  expect(files.filter((path) => /run|baz/.test(path))).toEqual([
    '/test1/run.sh',
    '/test1/test2/bar/baz',
    '/test1/test2/run.sh',
  ])
})

test('it takes the rest of the line, quotes removed, variables expanded', () => {
  expect(configOf('ENV A=x\nWORKDIR /my $A dir').workingDir).toBe('/my x dir')
  expect(configOf('WORKDIR "/q"').workingDir).toBe('/q')
})

test('a new directory belongs to the current user, one that is there stays', () => {
  const result = buildOf('FROM alpine\nUSER node\nWORKDIR /w/v\nWORKDIR /tmp')
  expect(filesOf(result, '/w')).toEqual({ '/w/v': '755 1000:1001 folder' })
  expect(filesOf(result, '/')['/tmp']).toBe('1777 0:0 folder')
})

test('the root makes no step, but counts in the total', () => {
  const result = buildOf('FROM alpine AS a\nWORKDIR /\nCOPY run.sh /z')
  expect(result.operations.map((operation) => operation.name.slice(0, 9))).toEqual(['[1/3] FRO', '[2/3] COP'])
})

test('a file in the way stops the build', () => {
  expect(errorOf(buildOf('FROM alpine\nCOPY run.sh /x\nWORKDIR /x'))).toBe('mkdir /x: not a directory')
})

test('history has the whole path', () => {
  expect(historyOf('WORKDIR /a\nWORKDIR b')).toEqual(['WORKDIR /a', 'WORKDIR /a/b'])
})
