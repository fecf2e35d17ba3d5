/** Character classes of Go's regular expressions, as far as an ignore pattern can reach them. */

export type CharacterTest = (char: string) => boolean

const ESCAPES: Readonly<Record<string, RegExp>> = {
  d: /^[0-9]$/,
  D: /^[^0-9]$/u,
  w: /^[0-9A-Za-z_]$/,
  W: /^[^0-9A-Za-z_]$/u,
  s: /^[\t\n\f\r ]$/,
  S: /^[^\t\n\f\r ]$/u,
}

const NAMED: Readonly<Record<string, RegExp>> = {
  alnum: /^[0-9A-Za-z]$/,
  alpha: /^[A-Za-z]$/,
  blank: /^[\t ]$/,
  digit: /^[0-9]$/,
  lower: /^[a-z]$/,
  punct: /^[!-/:-@[-`{-~]$/,
  space: /^[\t\n\v\f\r ]$/,
  upper: /^[A-Z]$/,
  word: /^[0-9A-Za-z_]$/,
  xdigit: /^[0-9A-Fa-f]$/,
}

const CONTROLS: Readonly<Record<string, string>> = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '0': '\0' }

/** What `\x` means in Go's regular expressions: a character, a class, or undefined where Go refuses it. */
export function escapeOf(char: string): { readonly char: string } | { readonly test: CharacterTest } | undefined {
  const group = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined
  if (group) return { test: (c) => group.test(c) }
  if (Object.hasOwn(CONTROLS, char)) return { char: CONTROLS[char]! }
  return /^[0-9A-Za-z]$/.test(char) || char > '\x7f' ? undefined : { char }
}

interface ParsedClass {
  readonly test: CharacterTest
  readonly end: number
}

/** Reads the class whose `[` stands at `start`; undefined where Go's compiler refuses it. */
export function parseClass(chars: readonly string[], start: number): ParsedClass | undefined {
  const negated = chars[start + 1] === '^'
  const tests: CharacterTest[] = []
  let i = negated ? start + 2 : start + 1
  for (let first = true; first || chars[i] !== ']'; first = false) {
    const item = namedItem(chars, i) ?? rangeItem(chars, i)
    if (!item) return undefined
    tests.push(item.test)
    i = item.end
  }
  return { test: (char) => tests.some((test) => test(char)) !== negated, end: i + 1 }
}

/** `[:alpha:]` inside a class. */
function namedItem(chars: readonly string[], i: number): ParsedClass | undefined {
  if (chars[i] !== '[' || chars[i + 1] !== ':') return undefined
  const close = chars.findIndex((char, at) => at > i + 1 && char === ':' && chars[at + 1] === ']')
  const named = close < 0 ? undefined : NAMED[chars.slice(i + 2, close).join('')]
  return named && { test: (char) => named.test(char), end: close + 2 }
}

function rangeItem(chars: readonly string[], i: number): ParsedClass | undefined {
  const low = single(chars, i)
  if (!low || low.char === undefined) return low && { test: low.test!, end: low.end }
  if (chars[low.end] !== '-' || chars[low.end + 1] === ']') return { test: (c) => c === low.char, end: low.end }
  const high = single(chars, low.end + 1)
  if (high?.char === undefined) return undefined
  const [from, to] = [low.char.codePointAt(0)!, high.char.codePointAt(0)!]
  return from > to ? undefined : { test: (c) => from <= c.codePointAt(0)! && c.codePointAt(0)! <= to, end: high.end }
}

function single(chars: readonly string[], i: number): { char?: string; test?: CharacterTest; end: number } | undefined {
  const char = chars[i]
  if (char === undefined) return undefined
  if (char !== '\\') return { char, end: i + 1 }
  const escaped = chars[i + 1] === undefined ? undefined : escapeOf(chars[i + 1]!)
  return escaped && { ...escaped, end: i + 2 }
}
