/** Character classes of PCRE2, translated to JavaScript's. */
import { CHARACTER_CLASSES } from '@/core/text/character-classes.ts'

export type ClassSource =
  | { readonly kind: 'class'; readonly source: string; readonly length: number }
  | { readonly kind: 'error'; readonly error: string; readonly at: number }

const POSIX: Readonly<Record<string, string>> = { ...CHARACTER_CLASSES, word: '\\w' }

const SETS: Readonly<Record<string, string>> = {
  d: '\\d',
  D: '\\D',
  w: '\\w',
  W: '\\W',
  s: '\\t\\n\\v\\f\\r ',
  S: '\\S',
  h: '\\t \\xa0',
}

const CONTROLS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  b: '\b',
  e: '\x1b',
  a: '\x07',
}

/** Reads the class that opens at `start`. */
export function classOf(pattern: string, start: number): ClassSource {
  let at = start + 1
  const negated = pattern[at] === '^'
  if (negated) at++
  let source = ''
  let first = true
  for (;;) {
    if (at >= pattern.length)
      return { kind: 'error', error: 'missing terminating ] for character class', at: pattern.length }
    if (pattern[at] === ']' && !first) break
    first = false
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(pattern.slice(at))
    if (posix) {
      const set = POSIX[posix[2]!]
      if (set === undefined || posix[1] !== '') return { kind: 'error', error: 'unknown POSIX class name', at: at + 2 }
      source += set
      at += posix[0].length
      continue
    }
    const low = member(pattern, at)
    at = low.end
    if (low.set !== undefined || pattern[at] !== '-' || pattern[at + 1] === ']' || at + 1 >= pattern.length) {
      source += low.set ?? quote(low.char)
      continue
    }
    const high = member(pattern, at + 1)
    if (high.set !== undefined) {
      source += `${quote(low.char)}\\-${high.set}`
    } else {
      if (low.char > high.char)
        return { kind: 'error', error: 'range out of order in character class', at: high.end - 1 }
      source += `${quote(low.char)}-${quote(high.char)}`
    }
    at = high.end
  }
  return { kind: 'class', source: `[${negated ? '^' : ''}${source}]`, length: at + 1 - start }
}

interface Member {
  readonly char: string
  readonly set: string | undefined
  readonly end: number
}

function member(pattern: string, at: number): Member {
  if (pattern[at] !== '\\') return { char: pattern[at]!, set: undefined, end: at + 1 }
  const next = pattern[at + 1] ?? '\\'
  const hex = /^\\x([0-9a-fA-F]{2})/.exec(pattern.slice(at))
  if (hex) return { char: String.fromCharCode(Number.parseInt(hex[1]!, 16)), set: undefined, end: at + 4 }
  return { char: CONTROLS[next] ?? next, set: SETS[next], end: at + 2 }
}

function quote(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
}
