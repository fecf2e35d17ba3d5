import { expect, test } from 'vitest'
import { columns, ellipsis } from '@/core/terminal/columns.ts'

test('columns stand three blanks apart, are ten wide at least, and the last one is not padded', () => {
  const table = columns([
    ['A', 'LONG HEADER', 'C'],
    ['aaaa', 'b', 'c'],
  ])
  expect(table).toEqual(['A         LONG HEADER   C', 'aaaa      b             c'])
})

test('a cut text keeps its length with the ellipsis', () => {
  expect(ellipsis('/docker-entrypoint.sh nginx', 20)).toBe('/docker-entrypoint.…')
  expect(ellipsis('short', 20)).toBe('short')
})
