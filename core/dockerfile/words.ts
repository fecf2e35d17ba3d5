/** The two ways Dockerfile instructions split into words: at blanks, or at blanks outside quotes. */
import type { JoinedText } from './joined-text.ts'
import { isBlank, isSpace } from './source-lines.ts'
import type { Word } from './syntax.ts'

/** FROM, EXPOSE, COPY, ADD, VOLUME: quotes mean nothing. */
export function blankWords(rest: JoinedText): readonly Word[] {
  const words: Word[] = []
  let start = -1
  for (let i = 0; i <= rest.text.length; i++) {
    const blank = i === rest.text.length || isBlank(rest.text[i]!)
    if (!blank && start < 0) start = i
    if (blank && start >= 0) {
      words.push(rest.word(start, i))
      start = -1
    }
  }
  return words
}

/** ARG, ENV, LABEL: a word ends at a space outside quotes; quotes and escapes stay in it for the expansion. */
export function quotedWords(rest: JoinedText, escapeToken: string): readonly Word[] {
  const words: Word[] = []
  const text = rest.text
  let i = 0
  while (i < text.length) {
    if (isSpace(text[i]!)) {
      i++
      continue
    }
    const end = wordEnd(text, i, escapeToken)
    // As BuildKit does: an escape as the very last character is dropped.
    const dangling = end === text.length && danglingEscape(text, i, escapeToken)
    const word = rest.word(i, dangling ? end - 1 : end)
    if (word.text !== '') words.push(word)
    i = end
  }
  return words
}

function wordEnd(text: string, start: number, escapeToken: string): number {
  const escapeCode = escapeToken.charCodeAt(0)
  let quote = 0
  let i = start
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === escapeCode && quote !== SINGLE) i++
    else if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === DOUBLE || code === SINGLE) quote = code
    else if ((code <= LAST_CONTROL || code >= FIRST_WIDE) && isSpace(text[i]!)) break
  }
  return Math.min(i, text.length)
}

const DOUBLE = 34
const SINGLE = 39
const LAST_CONTROL = 0x20
/** No letter between is a space. */
const FIRST_WIDE = 0x85

function danglingEscape(text: string, start: number, escapeToken: string): boolean {
  if (!text.endsWith(escapeToken)) return false
  let quote: string | undefined
  for (let i = start; i < text.length; i++) {
    const char = text[i]!
    if (char === escapeToken && quote !== "'") {
      if (i === text.length - 1) return true
      i++
    } else if (quote !== undefined) quote = char === quote ? undefined : quote
    else if (char === '"' || char === "'") quote = char
  }
  return false
}
