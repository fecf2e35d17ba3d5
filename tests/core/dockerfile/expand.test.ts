import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ExpandOptions, expand, expandWords } from '@/core/dockerfile/expand.ts'
import { lookupOf } from '@/core/dockerfile/lookup.ts'

const env = lookupOf({
  person: 'John',
  empty: '',
  path: '/usr/local/bin/node',
  spaces: 'a  b c',
  stars: 'a*b*c',
  名前: 'na',
  quoted: '"x"',
})

const text = (word: string, token = '\\', options: ExpandOptions = {}) => {
  const result = expand(word, env, token, options)
  return result.kind === 'ok' ? result.text : `! ${result.message}`
}

const D = '$'

test.each([
  // plain words and quotes
  ['', ''],
  ['hello', 'hello'],
  ["he'll'o", 'hello'],
  ['he"l"lo', 'hello'],
  ["'he\\'", 'he\\'],
  ["''", ''],
  ['""', ''],
  [`'${D}person'`, `${D}person`],
  [`"${D}person's"`, "John's"],
  ['"a\'b"', "a'b"],
  ["'a\"b'", 'a"b'],
  ['"say \\"hi\\""', 'say "hi"'],
  ['"\\a"', '\\a'],
  ['"\\\\"', '\\'],
  [`"\\${D}person"`, `${D}person`],
  // escapes outside quotes
  ['\\a', 'a'],
  ['a\\ b', 'a b'],
  ['\\\\', '\\'],
  ['hello\\', 'hello'],
  [`\\${D}person`, `${D}person`],
  [`\\\\${D}person`, '\\John'],
  [`\\'${D}person\\'`, "'John'"],
  // names
  [`${D}person`, 'John'],
  [`${D}{person}`, 'John'],
  [`he${D}{person}xx`, 'heJohnxx'],
  [`he${D}personxx`, 'he'],
  [`${D}person.js`, 'John.js'],
  [`${D}person-${D}person`, 'John-John'],
  [`${D}1x`, 'x'],
  [`${D}12x`, 'x'],
  [`${D}@x${D}*${D}#${D}?${D}-${D}${D}${D}!`, 'x'],
  [`${D}名前`, 'na'],
  [D, D],
  [`a${D}`, `a${D}`],
  [`${D} x`, `${D} x`],
  [`${D}.x`, `${D}.x`],
  [`${D}(x)`, `${D}(x)`],
  [`${D}'x'`, `${D}x`],
  [`${D}{nothing}`, ''],
  // defaults and alternatives
  [`${D}{nothing-d}`, 'd'],
  [`${D}{empty-d}`, ''],
  [`${D}{empty:-d}`, 'd'],
  [`${D}{person:-d}`, 'John'],
  [`${D}{nothing:-}`, ''],
  [`${D}{nothing:-${D}person}`, 'John'],
  [`${D}{nothing:-${D}{also:-${D}{person}}}`, 'John'],
  [`${D}{nothing:-"a b}"}`, 'a b}'],
  [`${D}{nothing:-\\}}`, '}'],
  [`${D}{person+p}`, 'p'],
  [`${D}{empty+p}`, 'p'],
  [`${D}{empty:+p}`, ''],
  [`${D}{nothing+p}`, ''],
  [`${D}{person:+${D}{person}!}`, 'John!'],
  [`${D}{person?no}`, 'John'],
  [`${D}{empty?no}`, ''],
  // prefixes and suffixes
  [`${D}{path#/usr}`, '/local/bin/node'],
  [`${D}{path#*/}`, 'usr/local/bin/node'],
  [`${D}{path##*/}`, 'node'],
  [`${D}{path%/*}`, '/usr/local/bin'],
  [`${D}{path%%/*}`, ''],
  [`${D}{path%%/b*}`, '/usr/local'],
  [`${D}{path#?usr}`, '/local/bin/node'],
  [`${D}{path#nope}`, '/usr/local/bin/node'],
  [`${D}{stars#a\\*}`, 'b*c'],
  [`${D}{stars%\\*c}`, 'a*b'],
  [`${D}{nothing#x}`, ''],
  [`${D}{person%${D}{nothing:-hn}}`, 'Jo'],
  // replacements
  [`${D}{path/bin/sbin}`, '/usr/local/sbin/node'],
  [`${D}{path/l/L}`, '/usr/Local/bin/node'],
  [`${D}{path//l/L}`, '/usr/LocaL/bin/node'],
  [`${D}{path//\\//-}`, '-usr-local-bin-node'],
  [`${D}{path/o*n/X}`, '/usr/lXode'],
  [`${D}{path//[/X}`, '/usr/local/bin/node'],
  [`${D}{path/bin/}`, '/usr/local//node'],
  [`${D}{stars//\\*/-}`, 'a-b-c'],
  [`${D}{person/o/${D}{path##*/}}`, 'Jnodehn'],
  [`${D}{nothing/a/b}`, ''],
])('%s becomes %s', (word, expected) => {
  expect(text(word)).toBe(expected)
})

test.each([
  [`${D}{`, "syntax error: missing '}'"],
  [`${D}{person:-x`, "syntax error: missing '}'"],
  [`${D}{person%x`, "syntax error: missing '}'"],
  [`${D}{person/x`, `syntax error: missing '/' in ${D}{}`],
  [`${D}{person/x/y`, "syntax error: missing '}'"],
  [`${D}{}`, 'syntax error: bad substitution'],
  [`${D}{{person}}`, 'syntax error: bad substitution'],
  [`${D}{:-x}`, 'syntax error: bad substitution'],
  [`${D}{person:=x}`, 'unsupported modifier (:=) in substitution'],
  [`${D}{person=x}`, 'unsupported modifier (=) in substitution'],
  [`${D}{person}${D}{a b}`, 'unsupported modifier ( ) in substitution'],
  [`${D}{person^^}`, 'unsupported modifier (^) in substitution'],
  [`${D}{nothing?}`, 'nothing: is not allowed to be unset'],
  [`${D}{nothing:?}`, 'nothing: is not allowed to be unset'],
  [`${D}{empty:?}`, 'empty: is not allowed to be empty'],
  [`${D}{nothing:?say ${D}person}`, 'nothing: say John'],
  [`${D}{person#\\a}`, "invalid pattern (\\a) in substitution: invalid escape '\\a'"],
  ['"open', 'unexpected end of statement while looking for matching double-quote'],
  ["'open", 'unexpected end of statement while looking for matching single-quote'],
])('%s is refused', (word, message) => {
  expect(text(word)).toBe(`! failed to process ${JSON.stringify(word)}: ${message}`)
})

test('the backtick escapes where the directive says so, and then the backslash is an ordinary character', () => {
  expect(text(`c:\\dir\\${D}person`, '`')).toBe('c:\\dir\\John')
  expect(text(`\`${D}person "\`""`, '`')).toBe(`${D}person "`)
})

test('undefined variables are told with their places', () => {
  const result = expand(`a-${D}x-${D}{person}-${D}{y:-1}`, env, '\\')
  expect(result.undefinedUses).toEqual([
    { name: 'x', start: 2, end: 4 },
    { name: 'y', start: 15, end: 18 },
  ])
  expect(result.matchedNames).toEqual(['person'])
})

test('quotes, escapes and unset variables can be kept', () => {
  expect(text(`"a ${D}person" '${D}x' \\y`, '\\', { keepQuotes: true, keepEscapes: true })).toBe(`"a John" '${D}x' \\y`)
  expect(text(`${D}person ${D}x ${D}{y:-1} ${D}{z}`, '\\', { keepUnset: true })).toBe(`John ${D}x ${D}{y:-1} ${D}{z}`)
})

test('in heredoc bodies quotes are ordinary characters', () => {
  expect(text(`it's "${D}person"\n`, '\\', { ignoreQuotes: true })).toBe('it\'s "John"\n')
})

test.each([
  [`80 ${D}{nothing} 443`, ['80', '443']],
  [`${D}spaces`, ['a', 'b', 'c']],
  [`"${D}spaces"`, ['a  b c']],
  [`x${D}spaces`, ['xa', 'b', 'c']],
  ['a\\ b c', ['a b', 'c']],
  ["'' x", ['x']],
  [`${D}quoted`, ['"x"']],
])('the words of %s', (word, words) => {
  const result = expandWords(word, env, '\\')
  expect(result.kind === 'ok' && result.words).toEqual(words)
})

test('nothing makes it throw, and words without signs stay as they are', () => {
  const signs = fc.string({
    unit: fc.constantFrom('$', '{', '}', ':', '-', '+', '?', '#', '%', '/', '"', "'", '\\', 'a', ' ', '*'),
  })
  fc.assert(fc.property(signs, (word) => ['ok', 'error'].includes(expand(word, env, '\\').kind)))
  const plain = fc.stringMatching(/^[a-z0-9 ./:=,-]*$/)
  fc.assert(fc.property(plain, (word) => text(word) === word))
})

test('deep nesting is refused, not a crash', () => {
  const deep = `${D}{a:-`.repeat(20_000) + '}'.repeat(20_000)
  expect(expand(deep, env, '\\').kind).toBe('error')
})
