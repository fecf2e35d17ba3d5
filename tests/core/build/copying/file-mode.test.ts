import { expect, test } from 'vitest'
import { changeMode, readMode } from '@/core/build/copying/file-mode.ts'
import { directory, file, link } from '@/core/files/tree.ts'

const changed = (text: string, mode: number) => changeMode(readMode(text)!, file('', { mode })).toString(8)

test('octal modes are taken as they are', () => {
  expect(changed('755', 0o600)).toBe('755')
  expect(changed('0644', 0o777)).toBe('644')
  expect(changed('4755', 0)).toBe('4755')
})

test('symbols add, take and set', () => {
  expect(changed('u+x', 0o644)).toBe('744')
  expect(changed('+x', 0o644)).toBe('755')
  expect(changed('go-rwx', 0o777)).toBe('700')
  expect(changed('u=rwX,go=rX', 0o640)).toBe('644')
  expect(changed('g=u', 0o750)).toBe('770')
  expect(changed('a+t,u+s', 0o755)).toBe('5755')
})

test('X is for directories and for what is executable already', () => {
  expect(changeMode(readMode('a+X')!, directory(new Map(), { mode: 0o600 })).toString(8)).toBe('711')
  expect(changed('a+X', 0o700)).toBe('711')
})

test('a link keeps its mode', () => {
  expect(changeMode(readMode('600')!, link('x'))).toBe(0o777)
})

test('anything else is refused', () => {
  for (const text of ['999', '64a', '77777', 'u', 'x', 'u+q', '+x,', '']) expect(readMode(text)).toBeUndefined()
})
