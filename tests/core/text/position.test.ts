import { expect, test } from 'vitest'
import { lineIndex } from '@/core/text/position.ts'

test('offsets become lines and columns from 1, in UTF-16 units', () => {
  const index = lineIndex('ab\n😀c\n')
  expect(index.at(0)).toEqual({ offset: 0, line: 1, column: 1 })
  expect(index.at(5)).toEqual({ offset: 5, line: 2, column: 3 })
  expect(index.at(7)).toEqual({ offset: 7, line: 3, column: 1 })
})

test('the range of a line leaves out its line end, CRLF too', () => {
  const index = lineIndex('ab\r\ncd')
  expect(index.line(1)).toMatchObject({ start: { offset: 0 }, end: { offset: 2 } })
  expect(index.line(2)).toMatchObject({ start: { offset: 4 }, end: { offset: 6 } })
})

test('places outside the text are clamped into it', () => {
  expect(lineIndex('x').at(99)).toEqual({ offset: 1, line: 1, column: 2 })
})
