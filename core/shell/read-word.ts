/** Reads one shell word: quotes, `$` expansions, backquotes. The grammar calls it wherever a word may stand. */
import { PartList } from './part-list.ts'
import { readDollar } from './read-dollar.ts'
import { nestedReader, type Reader, ShellSyntaxError, type WordEnd } from './reader.ts'
import type { Script, Word } from './syntax.ts'

const WORD_END = new Set([' ', '\t', '\n', '&', '|', ';', '<', '>', '(', ')'])

export function readWord(reader: Reader, ends: WordEnd, quoted: boolean): Word {
  const start = reader.pos
  const parts = new PartList()
  if (!quoted) readTilde(reader, parts)
  while (reader.pos < reader.text.length && !isEnd(reader, ends)) readPiece(reader, parts, quoted)
  return { parts: parts.done(), start, end: reader.pos }
}

/** Text with expansions but without quoting, as in a here-document or `$(( ))`. */
export function readExpandable(text: string, outer: Reader): Word {
  const reader = nestedReader(outer, text)
  const parts = new PartList()
  while (reader.pos < text.length) {
    const char = text[reader.pos]!
    if (char === '\\' && '$`\\\n'.includes(text[reader.pos + 1] ?? ' ')) {
      if (text[reader.pos + 1] !== '\n') parts.text(text[reader.pos + 1]!, true)
      reader.pos += 2
    } else if (char === '$') readDollar(reader, parts, true)
    else if (char === '`') readBackquote(reader, parts, true)
    else {
      parts.text(char, true)
      reader.pos++
    }
  }
  return { parts: parts.done(), start: 0, end: text.length }
}

function isEnd(reader: Reader, ends: WordEnd): boolean {
  const char = reader.text[reader.pos]!
  if (ends === 'blank') return WORD_END.has(char)
  if (ends === 'slash-or-brace') return char === '/' || char === '}'
  return char === '}' || (ends === 'colon-or-brace' && char === ':')
}

function readPiece(reader: Reader, parts: PartList, quoted: boolean): void {
  const char = reader.text[reader.pos]!
  if (char === '\\') readBackslash(reader, parts, quoted)
  else if (char === "'" && !quoted) readSingle(reader, parts)
  else if (char === '"') quoted ? readInnerDouble(reader, parts) : readDouble(reader, parts)
  else if (char === '$') readDollar(reader, parts, quoted)
  else if (char === '`') readBackquote(reader, parts, quoted)
  else {
    if (char === '\n') reader.line++
    parts.text(char, quoted)
    reader.pos++
  }
}

function readBackslash(reader: Reader, parts: PartList, quoted: boolean): void {
  const next = reader.text[reader.pos + 1]
  reader.pos += 2
  if (next === '\n') reader.line++
  else if (next === undefined) parts.text('\\', true)
  else if (quoted && !'$`"\\}'.includes(next)) parts.text(`\\${next}`, true)
  else parts.text(next, true)
}

function readSingle(reader: Reader, parts: PartList): void {
  const end = reader.text.indexOf("'", reader.pos + 1)
  if (end < 0) throw new ShellSyntaxError({ kind: 'unterminated-quote' }, lastLine(reader), reader.pos)
  const text = reader.text.slice(reader.pos + 1, end)
  reader.line += text.split('\n').length - 1
  parts.text(text, true)
  reader.pos = end + 1
}

function readDouble(reader: Reader, parts: PartList): void {
  const start = reader.pos++
  parts.text('', true)
  while (reader.text[reader.pos] !== '"') {
    if (reader.pos >= reader.text.length)
      throw new ShellSyntaxError({ kind: 'unterminated-quote' }, lastLine(reader), start)
    readInside(reader, parts)
  }
  reader.pos++
}

/** One piece inside double quotes. */
function readInside(reader: Reader, parts: PartList): void {
  const char = reader.text[reader.pos]!
  if (char === '\\') {
    const next = reader.text[reader.pos + 1]
    reader.pos += 2
    if (next === '\n') reader.line++
    else if (next !== undefined && '$`"\\'.includes(next)) parts.text(next, true)
    else parts.text(`\\${next ?? ''}`, true)
  } else if (char === '$') readDollar(reader, parts, true)
  else if (char === '`') readBackquote(reader, parts, true)
  else {
    if (char === '\n') reader.line++
    parts.text(char, true)
    reader.pos++
  }
}

/** Quotes inside `"${x:-"y"}"` switch quoting off and on; both read the same here. */
function readInnerDouble(reader: Reader, parts: PartList): void {
  reader.pos++
  parts.text('', true)
}

function readTilde(reader: Reader, parts: PartList): void {
  const match = /^~([A-Za-z0-9_.-]*)(?=[/:\s;&|<>()}]|$)/.exec(reader.text.slice(reader.pos, reader.pos + 80))
  if (match === null) return
  parts.add({ kind: 'tilde', user: match[1]! })
  reader.pos += match[0].length
}

/** Inside backquotes a backslash hides `$`, the backquote and itself; in double quotes the quote as well. */
export function readBackquote(reader: Reader, parts: PartList, quoted: boolean): void {
  const start = reader.pos++
  let inner = ''
  while (reader.text[reader.pos] !== '`') {
    const char = reader.text[reader.pos]
    if (char === undefined) throw new ShellSyntaxError({ kind: 'unterminated-backquote' }, lastLine(reader), start)
    const next = reader.text[reader.pos + 1]
    const hidden = char === '\\' && next !== undefined && (quoted ? '$`\\"' : '$`\\').includes(next)
    inner += hidden ? next : char
    reader.pos += hidden ? 2 : 1
  }
  reader.pos++
  parts.add({ kind: 'command', script: nestedScript(reader, inner), quoted })
}

/** Its text was cut out already, so its errors are the outer script's. */
function nestedScript(reader: Reader, text: string): Script {
  const script = reader.grammar.lines(nestedReader(reader, text), undefined)
  if (script.error !== undefined) throw new ShellSyntaxError(script.error.problem, script.error.line, script.error.at)
  return script
}

function lastLine(reader: Reader): number {
  return reader.line + reader.text.slice(reader.pos).split('\n').length - 1
}
