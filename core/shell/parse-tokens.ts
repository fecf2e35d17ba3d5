/** The small steps of the grammar: blanks, newlines (where here-documents are read), keywords, unexpected tokens. */

import { type Reader, ShellSyntaxError } from './reader.ts'
import { RESERVED_WORDS } from './reserved-words.ts'

const KEYWORD = /^(?:[a-z]+|[!{}])(?=[\s;&|()<>]|$)/

/** Blanks, comments and continued lines. */
export function skipBlanks(reader: Reader): void {
  for (;;) {
    const char = reader.text[reader.pos]
    if (char === ' ' || char === '\t') reader.pos++
    else if (char === '\\' && reader.text[reader.pos + 1] === '\n') {
      reader.pos += 2
      reader.line++
    } else if (char === '#') {
      const end = reader.text.indexOf('\n', reader.pos)
      reader.pos = end < 0 ? reader.text.length : end
    } else return
  }
}

/** Blanks and line ends; a line end is where the bodies of here-documents begin. */
export function newlines(reader: Reader): void {
  skipBlanks(reader)
  while (reader.text[reader.pos] === '\n') {
    reader.pos++
    reader.line++
    readHeredocs(reader)
    skipBlanks(reader)
  }
}

export function atEnd(reader: Reader): boolean {
  return reader.pos >= reader.text.length
}

/** The unquoted word here if it could be a keyword, `!`, `{` or `}`. */
export function keywordAt(reader: Reader): string | undefined {
  return KEYWORD.exec(reader.text.slice(reader.pos, reader.pos + 10))?.[0]
}

/** Takes the keyword or fails as the shell does. */
export function expectKeyword(reader: Reader, keyword: string): void {
  skipBlanks(reader)
  if (keywordAt(reader) !== keyword) throw unexpected(reader, `"${keyword}"`)
  reader.pos += keyword.length
}

export function unexpected(reader: Reader, expecting: string | undefined): ShellSyntaxError {
  return new ShellSyntaxError({ kind: 'unexpected', token: token(reader), expecting }, reader.line, reader.pos)
}

const OPERATORS = ['&&', '||', ';;', '<<', '>>', '<', '>', '|', '&', ';', '(', ')']

function token(reader: Reader): string {
  if (atEnd(reader)) return 'end of file'
  if (reader.text[reader.pos] === '\n') return 'newline'
  if ('<>'.includes(reader.text[reader.pos]!)) return 'redirection'
  const operator = OPERATORS.find((one) => reader.text.startsWith(one, reader.pos))
  if (operator !== undefined) return `"${operator}"`
  const keyword = keywordAt(reader)
  return keyword !== undefined && RESERVED_WORDS.has(keyword) ? `"${keyword}"` : 'word'
}

/** A here-document that the text ends before is closed by the end, as ash and dash do. */
function readHeredocs(reader: Reader): void {
  const pending = reader.heredocs
  reader.heredocs = []
  for (const heredoc of pending) {
    let body = ''
    while (!atEnd(reader)) {
      const end = reader.text.indexOf('\n', reader.pos)
      const line = reader.text.slice(reader.pos, end < 0 ? undefined : end)
      reader.pos = end < 0 ? reader.text.length : end + 1
      reader.line++
      const stripped = heredoc.stripTabs ? line.replace(/^\t+/, '') : line
      if (stripped === heredoc.delimiter) break
      body += end < 0 ? stripped : `${stripped}\n`
    }
    heredoc.fill(heredoc.expand ? reader.grammar.expandable(body, reader) : literal(body))
  }
}

function literal(text: string) {
  return { parts: [{ kind: 'text' as const, text, quoted: true }], start: 0, end: text.length }
}
