import { expect, test } from 'vitest'
import { FilteredMap, LayeredMap } from '@/core/files/layered-map.ts'

const under = new Map([
  ['a', '1'],
  ['b', '2'],
])

test('what is laid over counts, what lies below stays as it is', () => {
  const map = new LayeredMap(under).set('b', 'new').set('c', '3')
  expect([...map]).toEqual([
    ['a', '1'],
    ['b', 'new'],
    ['c', '3'],
  ])
  expect(map.size).toBe(3)
  expect(under.get('b')).toBe('2')
})

test('a name that is deleted is gone, and comes last when it is set again', () => {
  const map = new LayeredMap(under)
  expect(map.delete('a')).toBe(true)
  expect([map.has('a'), map.get('a'), map.size]).toEqual([false, undefined, 1])
  expect([...map.set('a', 'again').keys()]).toEqual(['b', 'a'])
})

test('a copy goes its own way', () => {
  const map = new LayeredMap(under)
  const copy = map.copy().set('a', 'other')
  copy.delete('b')
  expect([...map]).toEqual([...under])
  expect([...copy]).toEqual([['a', 'other']])
})

test('a cleared map is empty', () => {
  const map = new LayeredMap(under).set('c', '3')
  map.clear()
  expect([map.size, [...map]]).toEqual([0, []])
})

test('a filtered map shows the names that are wanted, in the order of its own', () => {
  const map = new FilteredMap(under, new Map([['b', true]]))
  expect([...map]).toEqual([['b', '2']])
  expect([map.size, map.has('a'), map.get('a'), map.get('b')]).toEqual([1, false, undefined, '2'])
})
