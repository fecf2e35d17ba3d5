/** Reads a sed script: addresses, s, d, p, i, a, c, q, y, =, b without a label and blocks; what else there is, is not modelled. */
import { posixRegExp } from './regular-expression.ts'

export type Address =
  | { readonly kind: 'line'; readonly number: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'match'; readonly pattern: RegExp | undefined }

export type Action =
  | {
      readonly kind: 'substitute'
      readonly pattern: RegExp | undefined
      readonly by: string
      readonly global: boolean
      readonly print: boolean
      readonly nth: number
    }
  | { readonly kind: 'delete' | 'print' | 'quit' | 'number' | 'end' }
  | { readonly kind: 'insert' | 'append' | 'change'; readonly text: string }
  | { readonly kind: 'translate'; readonly from: string; readonly to: string }
  | { readonly kind: 'block'; readonly commands: readonly SedCommand[] }

export interface SedCommand {
  readonly from: Address | undefined
  readonly to: Address | undefined
  readonly negated: boolean
  readonly action: Action
}

export type SedScript =
  | { readonly kind: 'script'; readonly commands: readonly SedCommand[] }
  | { readonly kind: 'error'; readonly message: string }
  /** `writes`: it may write other files than those it edits. */
  | { readonly kind: 'not-modelled'; readonly why: string; readonly writes: boolean }

class Problem extends Error {
  readonly modelled: boolean

  constructor(message: string, modelled: boolean) {
    super(message)
    this.modelled = modelled
  }
}

export function readSedScript(text: string, extended: boolean): SedScript {
  try {
    const reader = new SedReader(text, extended)
    return { kind: 'script', commands: reader.commands(undefined) }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return problem.modelled
      ? { kind: 'error', message: problem.message }
      : { kind: 'not-modelled', why: problem.message, writes: mayWrite(text) }
  }
}

/** The commands and flags `w`, `W` and `e`, as far as a script can be told apart that cannot be read. */
function mayWrite(text: string): boolean {
  const bare = text.replace(/s(.)(?:\\.|(?!\1).)*\1(?:\\.|(?!\1).)*\1/g, 's').replace(/\/(?:\\.|[^/])*\//g, '')
  return /[wWe]/.test(bare)
}

class SedReader {
  private pos = 0
  private readonly text: string
  private readonly extended: boolean

  constructor(text: string, extended: boolean) {
    this.text = text
    this.extended = extended
  }

  commands(closer: '}' | undefined): readonly SedCommand[] {
    const commands: SedCommand[] = []
    for (;;) {
      this.skip(/[\s;]/)
      if (this.pos >= this.text.length) {
        if (closer !== undefined) throw new Problem('unterminated {', true)
        return commands
      }
      if (this.text[this.pos] === '}' && closer !== undefined) {
        this.pos++
        return commands
      }
      if (this.text[this.pos] === '#') this.skip(/[^\n]/)
      else commands.push(this.command())
    }
  }

  private skip(what: RegExp): void {
    while (this.pos < this.text.length && what.test(this.text[this.pos]!)) this.pos++
  }

  private command(): SedCommand {
    const from = this.address()
    let to: Address | undefined
    this.skip(/[ \t]/)
    if (from !== undefined && this.text[this.pos] === ',') {
      this.pos++
      this.skip(/[ \t]/)
      to = this.address()
      if (to === undefined) throw new Problem('an address form of sed is not modelled', false)
      this.skip(/[ \t]/)
    }
    const negated = this.text[this.pos] === '!'
    if (negated) this.pos++
    this.skip(/[ \t]/)
    return { from, to, negated, action: this.action() }
  }

  private address(): Address | undefined {
    const number = /^\d+/.exec(this.text.slice(this.pos))?.[0]
    if (number !== undefined) {
      this.pos += number.length
      return { kind: 'line', number: Number(number) }
    }
    if (this.text[this.pos] === '$') {
      this.pos++
      return { kind: 'last' }
    }
    if (this.text[this.pos] === '\\') this.pos++
    else if (this.text[this.pos] !== '/') return undefined
    const delimiter = this.text[this.pos++]!
    const written = this.until(delimiter)
    const ignoreCase = this.text[this.pos] === 'I'
    if (ignoreCase) this.pos++
    return { kind: 'match', pattern: this.pattern(written, ignoreCase ? 'i' : '') }
  }

  /** An empty pattern is the last one that was used. */
  private pattern(written: string, flags: string): RegExp | undefined {
    if (written === '') return undefined
    const pattern = posixRegExp(written, this.extended, flags)
    if (pattern === undefined) throw new Problem(`bad regex '${written}'`, true)
    return pattern
  }

  /** Text up to an unescaped delimiter; an escaped one stands for itself. */
  private until(delimiter: string): string {
    let text = ''
    for (; this.pos < this.text.length; this.pos++) {
      const char = this.text[this.pos]!
      if (char === delimiter) {
        this.pos++
        return text
      }
      const next = this.text[this.pos + 1]
      if (char === '\\' && next !== undefined) {
        text += next === delimiter ? next : next === 'n' ? '\n' : char + next
        this.pos++
      } else text += char
    }
    throw new Problem(`unmatched '${delimiter}'`, true)
  }

  private action(): Action {
    const letter = this.text[this.pos++]
    switch (letter) {
      case 's':
        return this.substitute()
      case 'd':
        return { kind: 'delete' }
      case 'p':
        return { kind: 'print' }
      case 'q':
        return { kind: 'quit' }
      case 'b':
        // BusyBox takes a `}` right behind it for a label.
        if (/^[ \t]*(?:[;\n]|$)/.test(this.text.slice(this.pos))) return { kind: 'end' }
        throw new Problem("sed's labels are not modelled", false)
      case '=':
        return { kind: 'number' }
      case 'i':
        return { kind: 'insert', text: this.lineText() }
      case 'a':
        return { kind: 'append', text: this.lineText() }
      case 'c':
        return { kind: 'change', text: this.lineText() }
      case 'y': {
        const delimiter = this.text[this.pos++] ?? ''
        return { kind: 'translate', from: this.until(delimiter), to: this.until(delimiter) }
      }
      case '{':
        return { kind: 'block', commands: this.commands('}') }
      case undefined:
        throw new Problem('missing command', true)
      default:
        if (/[a-zA-Z:]/.test(letter)) throw new Problem(`sed's command ${letter} is not modelled`, false)
        throw new Problem(`unsupported command ${letter}`, true)
    }
  }

  private substitute(): Action {
    const delimiter = this.text[this.pos++] ?? ''
    const written = this.until(delimiter)
    const by = this.until(delimiter)
    const flags = /^[gpiI\d]*/.exec(this.text.slice(this.pos))![0]
    this.pos += flags.length
    if (/^[ewm]/.test(this.text.slice(this.pos))) throw new Problem('a flag of s is not modelled', false)
    return {
      kind: 'substitute',
      pattern: this.pattern(written, /i/i.test(flags) ? 'i' : ''),
      by,
      global: flags.includes('g'),
      print: flags.includes('p'),
      nth: Number(/\d+/.exec(flags)?.[0] ?? 1),
    }
  }

  /** `i\` and a line, or the text behind `i`. */
  private lineText(): string {
    const rest = this.text.slice(this.pos)
    const match = /^[ \t]*(?:\\\n?[ \t]*)?((?:\\\n|\\.|[^\n\\])*)/.exec(rest)!
    this.pos += match[0].length
    return match[1]!.replace(/\\(\n|.)/gs, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char))
  }
}
