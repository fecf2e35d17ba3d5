/** Expansion of `$name`, `${…}`, quotes and escapes in a word, form by form as BuildKit's shell lexer does it. */
import { goQuote } from './go-quote.ts'
import type { Lookup } from './lookup.ts'
import { parsePattern, replaced, withoutPrefix, withoutSuffix } from './shell-pattern.ts'
import { wordSplitter } from './split-words.ts'

export interface ExpandOptions {
  /** Quotes stay in the result (heredoc words, step names). */
  readonly keepQuotes?: boolean
  /** Escapes stay in the result. */
  readonly keepEscapes?: boolean
  /** Quotes are ordinary characters (bodies of unquoted heredocs). */
  readonly ignoreQuotes?: boolean
  /** A variable that is not set stays as written. */
  readonly keepUnset?: boolean
}

export interface UndefinedUse {
  readonly name: string
  /** Offsets in the word given: from the `$` to the end of the name. */
  readonly start: number
  readonly end: number
}

interface Uses {
  readonly matchedNames: readonly string[]
  readonly undefinedNames: readonly string[]
  readonly undefinedUses: readonly UndefinedUse[]
}

export type Expansion =
  | ({ readonly kind: 'ok'; readonly text: string; readonly words: readonly string[] } & Uses)
  /** `message` in BuildKit's words, `failed to process "…": ` included. */
  | ({ readonly kind: 'error'; readonly message: string } & Uses)

/** One word, one text: spaces inside do not separate. `words` is the same text split as EXPOSE does. */
export function expand(word: string, env: Lookup, escapeToken: string, options: ExpandOptions = {}): Expansion {
  const reader = new Reader(word, env, escapeToken, options)
  const uses = reader.uses
  try {
    const { text, words } = reader.until(undefined, options.keepEscapes ?? false)
    return { kind: 'ok', text, words, ...summary(uses) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { kind: 'error', message: `failed to process ${goQuote(word)}: ${error.message}`, ...summary(uses) }
  }
}

/** The words a text becomes after expansion (EXPOSE, heredoc markers). */
export function expandWords(word: string, env: Lookup, escapeToken: string, options: ExpandOptions = {}): Expansion {
  return expand(word, env, escapeToken, options)
}

/** Leaves the recursive reader; caught in `expand`, never seen outside. */
class Fault extends Error {}

function summary(uses: { matched: Set<string>; missing: UndefinedUse[] }): Uses {
  return {
    matchedNames: [...uses.matched],
    undefinedNames: [...new Set(uses.missing.map((use) => use.name))],
    undefinedUses: uses.missing,
  }
}

const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy

/** Nested `${a:-${b:-…}}` deeper than this is refused rather than overflowing the stack. */
const MAX_DEPTH = 500

class Reader {
  readonly uses = { matched: new Set<string>(), missing: [] as UndefinedUse[] }
  private position = 0
  private depth = 0
  private readonly word: string
  private readonly env: Lookup
  private readonly escape: string
  private readonly options: ExpandOptions

  constructor(word: string, env: Lookup, escapeToken: string, options: ExpandOptions) {
    this.word = word
    this.env = env
    this.escape = escapeToken
    this.options = options
  }

  /** Text up to `stop` (which is consumed), or to the end. */
  until(stop: string | undefined, rawEscapes: boolean): { text: string; words: readonly string[] } {
    const splitter = wordSplitter()
    let text = ''
    while (this.position < this.word.length) {
      const char = this.word[this.position]!
      if (char === stop) {
        this.position++
        return { text, words: splitter.words() }
      }
      if (char === '$') {
        const value = this.dollar()
        text += value
        for (const each of value) splitter.char(each)
      } else if ((char === "'" || char === '"') && !this.options.ignoreQuotes) {
        const value = char === "'" ? this.singleQuoted() : this.doubleQuoted(rawEscapes)
        text += value
        splitter.raw(value)
      } else if (char === this.escape) {
        const value = this.escaped(rawEscapes)
        text += value
        splitter.raw(value)
      } else {
        this.position++
        text += char
        splitter.char(char)
      }
    }
    if (stop !== undefined) throw new Fault(`unexpected end of statement while looking for matching ${stop}`)
    return { text, words: splitter.words() }
  }

  private escaped(rawEscapes: boolean): string {
    const next = this.word[this.position + 1] ?? ''
    this.position += 1 + next.length
    return rawEscapes ? this.escape + next : next
  }

  private singleQuoted(): string {
    const close = this.word.indexOf("'", this.position + 1)
    if (close < 0) {
      this.position = this.word.length
      throw new Fault('unexpected end of statement while looking for matching single-quote')
    }
    const inner = this.word.slice(this.position + 1, close)
    this.position = close + 1
    return this.options.keepQuotes ? `'${inner}'` : inner
  }

  private doubleQuoted(rawEscapes: boolean): string {
    this.position++
    let text = ''
    while (this.position < this.word.length) {
      const char = this.word[this.position]!
      if (char === '"') {
        this.position++
        return this.options.keepQuotes ? `"${text}"` : text
      }
      if (char === '$') text += this.dollar()
      else if (char === this.escape) text += this.escapedInQuotes(rawEscapes)
      else {
        this.position++
        text += char
      }
    }
    throw new Fault('unexpected end of statement while looking for matching double-quote')
  }

  /** Between double quotes the escape counts only before `"`, `$` and itself. */
  private escapedInQuotes(rawEscapes: boolean): string {
    this.position++
    const next = this.word[this.position]
    const kept = rawEscapes ? this.escape : ''
    if (next === undefined) return kept
    if (next !== '"' && next !== '$' && next !== this.escape) return kept + this.escape
    this.position++
    return kept + next
  }

  private dollar(): string {
    const start = this.position++
    if (this.word[this.position] !== '{') {
      const name = this.name()
      if (name === '') return '$'
      return this.value(name, start, this.position) ?? (this.options.keepUnset ? `$${name}` : '')
    }
    this.position++
    const first = this.word[this.position]
    if (first === undefined) throw new Fault("syntax error: missing '}'")
    if (first === '{' || first === '}' || first === ':') throw new Fault('syntax error: bad substitution')
    if (++this.depth > MAX_DEPTH) throw new Fault('syntax error: bad substitution')
    const value = this.braced(start)
    this.depth--
    return value
  }

  /** Behind `${`. */
  private braced(start: number): string {
    const name = this.name()
    const nameEnd = this.position
    const operator = this.next()
    if (operator === '}') return this.value(name, start, nameEnd) ?? (this.options.keepUnset ? `\${${name}}` : '')
    if (operator === '/') return this.replacement(name, start, nameEnd)
    if (operator === ':') return this.modified(name, start, nameEnd, this.next(), true)
    if ('+-?#%'.includes(operator)) return this.modified(name, start, nameEnd, operator, false)
    throw new Fault(`unsupported modifier (${operator}) in substitution`)
  }

  private modified(name: string, start: number, nameEnd: number, operator: string, emptyIsUnset: boolean): string {
    const written = (emptyIsUnset ? ':' : '') + operator
    const isPattern = operator === '#' || operator === '%'
    const word = this.part('}', isPattern, "syntax error: missing '}'")
    const value = this.value(name, start, nameEnd)
    if (value === undefined && this.options.keepUnset) return `\${${name}${written}${word}}`
    const missing = value === undefined || (emptyIsUnset && value === '')
    if (operator === '-') return missing ? word : value
    if (operator === '+') return missing ? '' : word
    if (operator === '?') {
      if (!missing) return value
      const problem = value === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty'
      throw new Fault(`${name}: ${word === '' ? problem : word}`)
    }
    if (isPattern) return this.trimmed(operator, word, value ?? '')
    throw new Fault(`unsupported modifier (${written}) in substitution`)
  }

  private trimmed(operator: string, word: string, value: string): string {
    const longest = word.startsWith(operator)
    const pattern = parsePattern(longest ? word.slice(1) : word)
    if (pattern.kind === 'error') throw new Fault(pattern.message)
    const trim = operator === '#' ? withoutPrefix : withoutSuffix
    return trim(pattern.tokens, value, longest)
  }

  private replacement(name: string, start: number, nameEnd: number): string {
    const all = this.word[this.position] === '/'
    if (all) this.position++
    const pattern = this.part('/', true, `syntax error: missing '/' in $\{}`)
    const text = this.part('}', true, "syntax error: missing '}'")
    const value = this.value(name, start, nameEnd)
    if (value === undefined && this.options.keepUnset) return `\${${name}/${pattern}/${text}}`
    const parsed = parsePattern(pattern)
    if (parsed.kind === 'error') throw new Fault(parsed.message)
    return replaced(parsed.tokens, value ?? '', text, all)
  }

  /** A part of `${…}` up to its end sign. Whatever went wrong in it, at the end of the word the sign is what is missing. */
  private part(stop: string, rawEscapes: boolean, missing: string): string {
    try {
      return this.until(stop, rawEscapes).text
    } catch (error) {
      if (error instanceof Fault && this.position >= this.word.length) throw new Fault(missing)
      throw error
    }
  }

  private next(): string {
    const char = this.word[this.position]
    if (char === undefined) return '\uFFFD'
    this.position++
    return char
  }

  private value(name: string, start: number, end: number): string | undefined {
    const value = this.env.get(name)
    if (value === undefined) this.uses.missing.push({ name, start, end })
    else this.uses.matched.add(name)
    return value
  }

  /** Letters, digits and `_`; digits alone; or one of the shell's special parameters. */
  private name(): string {
    NAME.lastIndex = this.position
    const name = NAME.exec(this.word)?.[0] ?? ''
    this.position += name.length
    return name
  }
}
