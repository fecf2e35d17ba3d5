import { expect, test } from 'vitest'
import { suggestion } from '@/core/dockerfile/suggest.ts'
import { editDistance } from '@/core/text/edit-distance.ts'

test('the nearest candidate within two edits is suggested, the first of equals', () => {
  expect(suggestion('bulid', ['builder', 'build', 'test'])).toBe('build')
  expect(suggestion('ab', ['ac', 'ad'])).toBe('ac')
  expect(suggestion('form', ['chown', 'from'])).toBe('from')
})

test('nothing is suggested for what is far, or exactly there', () => {
  expect(suggestion('abc', ['xyz1'])).toBeUndefined()
  expect(suggestion('run', ['runs', 'run'])).toBeUndefined()
})

test('without case the writing of the learner is kept', () => {
  expect(suggestion('copi', ['COPY'], false)).toBe('copy')
  expect(suggestion('COPI', ['copy'], false)).toBe('COPY')
})

test('distances count insertions, deletions and changes', () => {
  expect(editDistance('kitten', 'sitting')).toBe(3)
  expect(editDistance('', 'abc')).toBe(3)
  expect(editDistance('kitten', 'sitting', 2)).toBe(2)
})
