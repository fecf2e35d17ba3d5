/** A JSON array of strings with the place of every string. Strict JSON, as Go's decoder; anything else is shell form. */
import type { JoinedText } from './joined-text.ts'
import { leadingSpace } from './source-lines.ts'
import type { Word } from './syntax.ts'

export type JsonArray =
  | { readonly kind: 'strings'; readonly words: readonly Word[] }
  /** Valid JSON, but not of strings only: an error in BuildKit. */
  | { readonly kind: 'not-strings' }
  | { readonly kind: 'not-json' }

export function readJsonArray(rest: JoinedText): JsonArray {
  const start = leadingSpace(rest.text)
  if (rest.text[start] !== '[') return { kind: 'not-json' }
  const spans = stringSpans(rest.text, start)
  if (spans !== undefined) return { kind: 'strings', words: spans.map(([from, to]) => jsonWord(rest, from, to)) }
  return isJson(rest.text.slice(start)) ? { kind: 'not-strings' } : { kind: 'not-json' }
}

function jsonWord(rest: JoinedText, from: number, to: number): Word {
  return { text: JSON.parse(rest.text.slice(from, to)) as string, range: rest.range(from, to) }
}

/** Undefined unless the text is exactly one array of strings. */
function stringSpans(text: string, open: number): readonly (readonly [number, number])[] | undefined {
  const spans: [number, number][] = []
  let i = skip(text, open + 1)
  if (text[i] === ']') return skip(text, i + 1) === text.length ? spans : undefined
  for (;;) {
    const end = stringEnd(text, i)
    if (end === undefined) return undefined
    spans.push([i, end])
    i = skip(text, end)
    if (text[i] === ']') return skip(text, i + 1) === text.length ? spans : undefined
    if (text[i] !== ',') return undefined
    i = skip(text, i + 1)
  }
}

/** End of the JSON string that begins at `start`. */
function stringEnd(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined
  for (let i = start + 1; i < text.length; i++) {
    const char = text[i]!
    if (char === '"') return i + 1
    if (char < ' ') return undefined
    if (char === '\\') {
      if (!'"\\/bfnrtu'.includes(text[++i] ?? ' ')) return undefined
      if (text[i] === 'u' && !/^[0-9a-fA-F]{4}$/.test(text.slice(i + 1, i + 5))) return undefined
    }
  }
  return undefined
}

function skip(text: string, from: number): number {
  let i = from
  while (text[i] === ' ' || text[i] === '\t' || text[i] === '\n' || text[i] === '\r') i++
  return i
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
