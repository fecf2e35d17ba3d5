import { expect, test } from 'vitest'
import { createEchoes } from '@/components/editor/echoes.ts'

test('the first text of a file comes from elsewhere', () => {
  expect(createEchoes().isForeign('Dockerfile', 'FROM a')).toBe(true)
})

test('the echo of a keystroke is not foreign, even when it comes late', () => {
  const echoes = createEchoes()
  echoes.isForeign('f', '')
  for (const text of ['a', 'ab', 'abc']) echoes.typed('f', text)
  expect(echoes.isForeign('f', 'a')).toBe(false)
  expect(echoes.isForeign('f', 'a')).toBe(false)
  expect(echoes.isForeign('f', 'abc')).toBe(false)
})

test('a text nobody typed here is foreign', () => {
  const echoes = createEchoes()
  echoes.isForeign('f', '')
  echoes.typed('f', 'a')
  expect(echoes.isForeign('f', 'a')).toBe(false)
  expect(echoes.isForeign('f', 'from another tab')).toBe(true)
})

test('going back to an earlier text by undo is foreign', () => {
  const echoes = createEchoes()
  echoes.isForeign('f', 'start')
  echoes.typed('f', 'changed')
  echoes.isForeign('f', 'changed')
  expect(echoes.isForeign('f', 'start')).toBe(true)
})

test('files are told apart', () => {
  const echoes = createEchoes()
  echoes.isForeign('f', '')
  echoes.typed('f', 'a')
  expect(echoes.isForeign('g', 'a')).toBe(true)
})
