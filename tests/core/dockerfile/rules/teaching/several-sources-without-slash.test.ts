import { expect, test } from 'vitest'
import { findings } from '../findings.ts'

test('catches several sources to a name without a slash', () => {
  const lines = ['FROM alpine', 'COPY a b /dest', 'ADD ["a", "b", "c"]']
  expect(findings('stagecraft/several-sources-without-slash', lines)).toEqual([
    '2: COPY of several sources to "/dest", which does not end with a slash',
    '3: ADD of several sources to "c", which does not end with a slash',
  ])
})

test('catches not folders, and one source', () => {
  const lines = ['FROM alpine', 'COPY a b /dest/', 'COPY a b .', 'COPY a b /x/.', 'COPY a /dest']
  expect(findings('stagecraft/several-sources-without-slash', lines)).toEqual([])
})
