/** The arguments of an instruction in the shape its keyword gives them. */

import { goQuote } from './go-quote.ts'
import type { JoinedText } from './joined-text.ts'
import { readJsonArray } from './json-array.ts'
import { isBlank, isSpace } from './source-lines.ts'
import type { Word } from './syntax.ts'
import { blankWords, quotedWords } from './words.ts'

export interface Arguments {
  readonly args: readonly Word[]
  readonly json: boolean
  readonly legacy: boolean
  /** An error of the line parser (it comes before those of the instructions). */
  readonly problem?: { readonly code: string; readonly message: string; readonly word?: Word }
}

type Shape = (rest: JoinedText, keyword: string, escapeToken: string) => Arguments

const NOT_STRINGS = {
  code: 'json-not-strings',
  message: 'when using JSON array syntax, arrays must be comprised of strings only',
}

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ['RUN', jsonOrText],
  ['CMD', jsonOrText],
  ['ENTRYPOINT', jsonOrText],
  ['SHELL', jsonOrText],
  ['ADD', jsonOrWords],
  ['COPY', jsonOrWords],
  ['VOLUME', jsonOrWords],
  ['FROM', (rest) => plain(blankWords(rest))],
  ['EXPOSE', (rest) => plain(blankWords(rest))],
  ['ARG', (rest, _, escapeToken) => plain(quotedWords(rest, escapeToken))],
  ['ENV', keysAndValues],
  ['LABEL', keysAndValues],
  ['WORKDIR', (rest) => plain(wholeRest(rest))],
  ['USER', (rest) => plain(wholeRest(rest))],
  ['STOPSIGNAL', (rest) => plain(wholeRest(rest))],
  ['MAINTAINER', (rest) => plain(wholeRest(rest))],
  ['HEALTHCHECK', typeAndCommand],
])

/** Unknown keywords and ONBUILD (whose argument is an instruction) have no arguments of their own. */
export function readArguments(keyword: string, rest: JoinedText, escapeToken: string): Arguments {
  return SHAPES.get(keyword)?.(rest, keyword, escapeToken) ?? plain([])
}

function plain(args: readonly Word[]): Arguments {
  return { args, json: false, legacy: false }
}

function wholeRest(rest: JoinedText): readonly Word[] {
  return rest.text === '' ? [] : [rest.word(0, rest.text.length)]
}

function jsonOrText(rest: JoinedText): Arguments {
  return fromJson(rest) ?? plain(wholeRest(rest))
}

function jsonOrWords(rest: JoinedText): Arguments {
  return fromJson(rest) ?? plain(blankWords(rest))
}

function fromJson(rest: JoinedText): Arguments | undefined {
  const array = readJsonArray(rest)
  if (array.kind === 'strings') return { args: array.words, json: true, legacy: false }
  if (array.kind === 'not-strings') return { ...plain([]), problem: NOT_STRINGS }
  return undefined
}

function typeAndCommand(rest: JoinedText): Arguments {
  const text = rest.text
  let end = 0
  while (end < text.length && !isSpace(text[end]!)) end++
  if (end === 0) return plain([])
  let next = end
  while (next < text.length && isSpace(text[next]!)) next++
  const command = jsonOrText(rest.slice(next))
  return { ...command, args: [rest.word(0, end), ...command.args] }
}

/** ENV and LABEL: key, value, key, value … */
function keysAndValues(rest: JoinedText, keyword: string, escapeToken: string): Arguments {
  const words = quotedWords(rest, escapeToken)
  const first = words[0]
  if (first === undefined) return plain([])
  if (!first.text.includes('=')) return legacyPair(rest, keyword)
  const args: Word[] = []
  for (const { word, start } of located(rest, words)) {
    const equals = word.text.indexOf('=')
    if (equals < 0) {
      const message = `Syntax error - can't find = in ${goQuote(word.text)}. Must be of the form: name=value`
      return { ...plain(args), problem: { code: 'missing-equals', message, word } }
    }
    args.push(rest.word(start, start + equals), rest.word(start + equals + 1, start + word.text.length))
  }
  return plain(args)
}

/** Words of a text with their offsets in it. */
function located(rest: JoinedText, words: readonly Word[]) {
  let from = 0
  return words.map((word) => {
    const start = rest.text.indexOf(word.text, from)
    from = start + word.text.length
    return { word, start }
  })
}

/** `ENV key the rest`, the old form: one key, and the whole rest of the line as its value. */
function legacyPair(rest: JoinedText, keyword: string): Arguments {
  const text = rest.text
  let end = 0
  while (end < text.length && !isBlank(text[end]!)) end++
  let next = end
  while (next < text.length && isBlank(text[next]!)) next++
  if (end === text.length) {
    return { ...plain([]), problem: { code: 'env-needs-value', message: `${keyword} must have two arguments` } }
  }
  return { args: [rest.word(0, end), rest.word(next, text.length)], json: false, legacy: true }
}
