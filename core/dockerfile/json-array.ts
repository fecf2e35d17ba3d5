/** A JSON array of strings with the place of every string. Strict JSON, as Go's decoder; anything else is shell form. */
import type { JoinedText } from './joined-text.ts'
import { leadingSpace } from './source-lines.ts'
import type { Word } from './syntax.ts'

export type JsonArray =
  | { readonly kind: 'strings'; readonly words: readonly Word[] }
  /** Valid JSON, but not of strings only: an error in BuildKit. */
  | { readonly kind: 'not-strings' }
  | { readonly kind: 'not-json' }

const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy

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
    STRING.lastIndex = i
    const match = STRING.exec(text)
    if (match === null) return undefined
    spans.push([i, i + match[0].length])
    i = skip(text, i + match[0].length)
    if (text[i] === ']') return skip(text, i + 1) === text.length ? spans : undefined
    if (text[i] !== ',') return undefined
    i = skip(text, i + 1)
  }
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
