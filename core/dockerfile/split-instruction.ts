/** Keyword, flags and the rest of one joined instruction. */
import type { JoinedText } from './joined-text.ts'
import { isBlank, isSpace, leadingSpace, trimmedEnd } from './source-lines.ts'
import type { Flag, Word } from './syntax.ts'

export interface SplitInstruction {
  readonly keyword: Word
  readonly flags: readonly Flag[]
  /** Trimmed. */
  readonly rest: JoinedText
}

export function splitInstruction(joined: JoinedText): SplitInstruction {
  const text = joined.text
  const end = trimmedEnd(text)
  const start = Math.min(leadingSpace(text), end)
  let keywordEnd = start
  while (keywordEnd < end && !isBlank(text[keywordEnd]!)) keywordEnd++
  const { flags, next } = readFlags(joined, keywordEnd, end)
  let restStart = next
  while (restStart < end && isSpace(text[restStart]!)) restStart++
  return { keyword: joined.word(start, keywordEnd), flags, rest: joined.slice(restStart, end) }
}

/** Leading words that begin with `--`; a lone `--` ends them and is dropped, as BuildKit does. */
function readFlags(joined: JoinedText, from: number, end: number): { flags: readonly Flag[]; next: number } {
  const flags: Flag[] = []
  let i = from
  for (;;) {
    while (i < end && isSpace(joined.text[i]!)) i++
    if (!joined.text.startsWith('--', i) || i + 1 >= end) return { flags, next: i }
    const word = readFlagWord(joined.text, i, end)
    if (word.text === '--') return { flags, next: word.end }
    flags.push(flagOf(joined, word, i))
    i = word.end
  }
}

interface FlagWord {
  readonly text: string
  readonly end: number
  /** Where the first `=` stands in the joined text; -1 without. */
  readonly equals: number
}

/** Quotes are dropped and `\` escapes, whatever the escape directive says: so BuildKit reads flags. */
function readFlagWord(text: string, start: number, end: number): FlagWord {
  let word = ''
  let quote: string | undefined
  let equals = -1
  let i = start
  for (; i < end; i++) {
    const char = text[i]!
    if (quote === undefined && isSpace(char)) break
    if (char === quote) quote = undefined
    else if (quote === undefined && (char === '"' || char === "'")) quote = char
    else if (char === '\\') word += text[++i] ?? ''
    else {
      if (char === '=' && equals < 0) equals = i
      word += char
    }
  }
  return { text: word, end: Math.min(i, end), equals }
}

function flagOf(joined: JoinedText, word: FlagWord, start: number): Flag {
  const body = word.text.slice(2)
  const equals = body.indexOf('=')
  const valueStart = word.equals < 0 ? word.end : word.equals + 1
  return {
    name: equals < 0 ? body : body.slice(0, equals),
    value: equals < 0 ? undefined : body.slice(equals + 1),
    range: joined.range(start, word.end),
    valueRange: joined.range(valueStart, word.end),
  }
}
