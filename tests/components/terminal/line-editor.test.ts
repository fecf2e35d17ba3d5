import { expect, test } from 'vitest'
import { lineHistory, sharedStart } from '@/components/terminal/console.ts'
import { editLine, insert, KEYS, type Line, lineOf, printable } from '@/components/terminal/line-editor.ts'

const at = (marked: string): Line => ({ text: marked.replace('|', ''), cursor: marked.indexOf('|') })
const shown = (line: Line | undefined) => line && `${line.text.slice(0, line.cursor)}|${line.text.slice(line.cursor)}`

test.each([
  ['\x7f', 'doc|ker', 'do|ker'],
  ['\x7f', '|docker', '|docker'],
  ['\x1b[3~', 'doc|ker', 'doc|er'],
  ['\x1b[D', 'doc|ker', 'do|cker'],
  ['\x1b[C', 'docker|', 'docker|'],
  ['\x01', 'doc|ker', '|docker'],
  ['\x05', 'doc|ker', 'docker|'],
  ['\x15', 'docker |ps', '|ps'],
  ['\x0b', 'docker |ps', 'docker |'],
  ['\x17', 'docker ps -a|', 'docker ps |'],
])('the key %j makes of %s %s', (key, before, after) => {
  expect(shown(editLine(at(before), KEYS[key]!))).toBe(after)
})

test('text goes in at the cursor', () => {
  expect(shown(insert(at('docker | .'), 'build'))).toBe('docker build| .')
  expect(shown(lineOf('ls'))).toBe('ls|')
})

test('escape sequences and control characters are not text', () => {
  expect(printable('\x1b[15~a\x00b\x1bOP')).toBe('abP')
})

test('the history goes back and forward, and gives the unfinished line back', () => {
  const history = lineHistory(['ls', 'pwd'])
  expect([history.back('doc'), history.back('pwd'), history.back('ls')]).toEqual(['pwd', 'ls', undefined])
  expect([history.forward(), history.forward(), history.forward()]).toEqual(['pwd', 'doc', undefined])
})

test('a repeated line is remembered once', () => {
  const history = lineHistory([])
  for (const line of ['ls', 'ls', ' ']) history.push(line)
  expect([history.back(''), history.back('')]).toEqual(['ls', undefined])
})

test('candidates share their beginning', () => {
  expect(sharedStart(['docker', 'dockerd', 'doc'])).toBe('doc')
  expect(sharedStart([])).toBe('')
})
