/** Reads one word for expand.ts: quotes, escapes, `$name` and every form of `${…}`, as BuildKit's shell lexer does. */
import type { ExpandOptions, UndefinedUse } from './expand.ts'
import type { Lookup } from './lookup.ts'
import { parsePattern, replaced, withoutPrefix, withoutSuffix } from './shell-pattern.ts'
import type { WordSplitter } from './split-words.ts'

/** Leaves the recursive reader; caught in `expand`, never seen outside. */
export class Fault extends Error {}

const NAME = /\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*/uy

const DOLLAR = 36
const QUOTE = 39
const DOUBLE_QUOTE = 34
const ANGLE = 60

/** Nested `${a:-${b:-…}}` deeper than this is refused rather than overflowing the stack. */
const MAX_DEPTH = 500

export class WordReader {
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

  /** Text up to `stop` (which is consumed), or to the end; `splitter` is told what it is made of. */
  until(stop: string | undefined, rawEscapes: boolean, splitter?: WordSplitter): string {
    let text = ''
    while (this.position < this.word.length) {
      const plain = this.plain(stop)
      const char = this.word[this.position]
      text += plain
      splitter?.text(plain)
      if (char === undefined) break
      if (char === stop) {
        this.position++
        return text
      }
      const value = this.special(char, rawEscapes)
      text += value
      if (char === '$' || value === char) splitter?.text(value)
      else splitter?.raw(value)
    }
    if (stop !== undefined) throw new Fault(`unexpected end of statement while looking for matching ${stop}`)
    return text
  }

  /** Characters that stand for themselves. */
  private plain(stop: string | undefined): string {
    const { word } = this
    const from = this.position
    const stopCode = stop?.charCodeAt(0)
    const escapeCode = this.escape.charCodeAt(0)
    let i = from
    for (; i < word.length; i++) {
      const code = word.charCodeAt(i)
      if (code === DOLLAR || code === QUOTE || code === DOUBLE_QUOTE || code === ANGLE) break
      if (code === escapeCode || code === stopCode) break
    }
    this.position = i
    return from === i ? '' : word.slice(from, i)
  }

  private special(char: string, rawEscapes: boolean): string {
    if (char === '$') return this.dollar()
    if ((char === "'" || char === '"') && !this.options.ignoreQuotes) {
      return char === "'" ? this.singleQuoted() : this.doubleQuoted(rawEscapes)
    }
    if (char === '<') return this.angle()
    if (char === this.escape) return this.escaped(rawEscapes)
    this.position++
    return char
  }

  /** `<<` and the blanks behind it stay with the word that follows: `<< EOF` is one heredoc marker. */
  private angle(): string {
    const sign = /^<(?:<[ \t]*)?/.exec(this.word.slice(this.position, this.position + 64))![0]
    this.position += sign.length
    return sign
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
      text += this.plain('"')
      const char = this.word[this.position]
      if (char === undefined) break
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
      return this.until(stop, rawEscapes)
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
