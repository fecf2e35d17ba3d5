import { expect, test } from 'vitest'
import { tokenizer } from '@/core/nginx/tokens.ts'

function statements(text: string): readonly (readonly string[])[] {
  const tokens = tokenizer(text)
  const all: string[][] = []
  for (let token = tokens.next(); token.kind === 'statement' || token.kind === 'close'; token = tokens.next())
    all.push(token.kind === 'close' ? ['}'] : [...token.words.map(({ text }) => text), token.end])
  return all
}

test('words, quotes, comments and blocks', () => {
  expect(statements(`a b "c d"; # e; \nf 'g"h' { i; }`)).toEqual([
    ['a', 'b', 'c d', ';'],
    ['f', 'g"h', '{'],
    ['i', ';'],
    ['}'],
  ])
})

test('escapes: quotes, backslashes and controls lose theirs, others keep it', () => {
  expect(statements('a "\\"\\t\\." \\.x\\\\y;')).toEqual([['a', '"\t\\.', '\\.x\\y', ';']])
})

test('a brace after a dollar does not end the word', () => {
  expect(statements('a ${b}c;')).toEqual([['a', '${b}c', ';']])
})

test('the line of a statement is that of its end', () => {
  expect(tokenizer('listen 80\nserver_name x;').next()).toMatchObject({ line: 2 })
})

test('after a closing quote only a separator may follow', () => {
  expect(tokenizer('a "b"c;').next()).toMatchObject({ kind: 'error', message: 'unexpected "c"' })
})
