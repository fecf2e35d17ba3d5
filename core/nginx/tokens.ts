/** nginx's own reading of a configuration text: words, quotes, comments, and what ends a statement. */
import { type LineIndex, lineIndex, type Range } from '@/core/text/position.ts'

export interface Word {
  readonly text: string
  readonly quoted: boolean
  readonly range: Range
}

export type Token =
  /** `line` is where the terminator stands: the line nginx names in its errors. */
  | {
      readonly kind: 'statement'
      readonly words: readonly Word[]
      readonly end: ';' | '{'
      readonly line: number
      readonly range: Range
    }
  | { readonly kind: 'close'; readonly line: number; readonly range: Range }
  | { readonly kind: 'end'; readonly line: number; readonly range: Range }
  | { readonly kind: 'error'; readonly message: string; readonly line: number; readonly range: Range }

/** nginx reads through a buffer of this many bytes; a word must fit in it. */
const BUFFER = 4096

export interface Tokenizer {
  readonly lines: LineIndex
  /** After an `error` or `end` it gives the same again. */
  next(): Token
  /** Line of the last character read. */
  line(): number
}

const SPACE = new Set([' ', '\t', '\r', '\n'])

/** A scanner over one text, as `ngx_conf_read_token` does it. Never throws. */
export function tokenizer(text: string): Tokenizer {
  const lines = lineIndex(text)
  let at = 0
  let stopped: Token | undefined

  const lineAt = (offset: number) => lines.at(offset).line
  const error = (message: string, offset: number, line = lineAt(offset)): Token => {
    stopped = { kind: 'error', message, line, range: lines.range(offset, Math.min(offset + 1, text.length)) }
    return stopped
  }
  const ended = (words: readonly Word[]): Token => {
    const last = lineAt(text.length)
    if (words.length > 0) return error('unexpected end of file, expecting ";" or "}"', text.length, last)
    stopped = { kind: 'end', line: last, range: lines.range(text.length, text.length) }
    return stopped
  }
  const statement = (words: readonly Word[], end: ';' | '{', offset: number): Token => ({
    kind: 'statement',
    words,
    end,
    line: lineAt(offset),
    range: lines.range(words[0]?.range.start.offset ?? offset, offset + 1),
  })

  function next(): Token {
    if (stopped !== undefined) return stopped
    const words: Word[] = []
    while (at < text.length) {
      const char = text[at]!
      if (SPACE.has(char)) at++
      else if (char === '#') {
        const from = at
        at = endOfLine(text, at)
        const long = tooLong(from, at)
        if (long) return long
      } else if (char === ';' || char === '{') {
        if (words.length === 0) return error(`unexpected "${char}"`, at)
        return statement(words, char, at++)
      } else if (char === '}') {
        if (words.length > 0) return error('unexpected "}"', at)
        const range = lines.range(at, at + 1)
        at++
        return { kind: 'close', line: range.start.line, range }
      } else {
        const stop = char === '"' || char === "'" ? quoted(words, char) : bare(words)
        if (stop) return stop
      }
    }
    return ended(words)
  }

  /** Nothing may follow a closing quote but a separator, `;`, `{` or `)`. */
  function quoted(words: Word[], quote: string): Token | undefined {
    const start = at
    at++
    while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1
    if (at >= text.length) at = text.length
    const long = tooLong(start, at, quote)
    if (long) return long
    if (at >= text.length) return error('unexpected end of file, expecting ";" or "}"', text.length)
    words.push({ text: withoutEscapes(text.slice(start + 1, at)), quoted: true, range: lines.range(start, at + 1) })
    at++
    const after = text[at]
    if (after === undefined || SPACE.has(after) || after === ';' || after === '{' || after === ')') return undefined
    return error(`unexpected "${after}"`, at)
  }

  function bare(words: Word[]): Token | undefined {
    const start = at
    let variable = false
    while (at < text.length) {
      const char = text[at]!
      if (char === '{' && variable) at++
      else if (char === '\\') at += 2
      else if (SPACE.has(char) || char === ';' || char === '{') break
      else at++
      variable = char === '$'
    }
    if (at > text.length) at = text.length
    const long = tooLong(start, at)
    if (long) return long
    if (at >= text.length) return error('unexpected end of file, expecting ";" or "}"', text.length)
    words.push({ text: withoutEscapes(text.slice(start, at)), quoted: false, range: lines.range(start, at) })
    return undefined
  }

  function tooLong(from: number, to: number, quote?: string): Token | undefined {
    if (to - from < BUFFER / 4) return undefined
    const raw = new TextEncoder().encode(text.slice(from, to))
    if (raw.length < BUFFER) return undefined
    const message = quote
      ? `too long parameter, probably missing terminating "${quote}" character`
      : `too long parameter "${new TextDecoder().decode(raw.slice(0, 10))}..." started`
    return error(message, from)
  }

  return { lines, next, line: () => lineAt(Math.max(0, at - 1)) }
}

const remembered = new Map<string, { readonly tokens: Token[]; readonly source: Tokenizer }>()

/** As `tokenizer`, for texts that come again and again (mime.types): their tokens are remembered. */
export function tokensOf(text: string): Tokenizer {
  if (remembered.size > 20) remembered.clear()
  const known = remembered.get(text) ?? { tokens: [], source: tokenizer(text) }
  remembered.set(text, known)
  let at = 0
  let line = 1
  return {
    lines: known.source.lines,
    next() {
      if (at === known.tokens.length) known.tokens.push(known.source.next())
      const token = known.tokens[at]!
      if (token.kind !== 'end' && token.kind !== 'error') at++
      line = token.line
      return token
    },
    line: () => line,
  }
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', t: '\t', r: '\r', n: '\n' }

/** nginx unescapes bare words too: `\\` is one backslash everywhere, `\.` stays two characters. */
function withoutEscapes(raw: string): string {
  return raw.includes('\\') ? raw.replace(/\\(["'\\trn])/g, (_, char: string) => ESCAPES[char]!) : raw
}
