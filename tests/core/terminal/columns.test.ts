import { expect, test } from 'vitest'
import { columns, ellipsis } from '@/core/terminal/columns.ts'

test('columns stand three blanks apart and the last one is not padded', () => {
  expect(
    columns([
      ['A', 'LONG', 'C'],
      ['aaaa', 'b', 'c'],
    ]),
  ).toEqual(['A      LONG   C', 'aaaa   b      c'])
})

test('a cut text keeps its length with the ellipsis', () => {
  expect(ellipsis('/docker-entrypoint.sh nginx', 20)).toBe('/docker-entrypoint.…')
  expect(ellipsis('short', 20)).toBe('short')
})
