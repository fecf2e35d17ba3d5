/** What printf prints: the format is used again until every argument is taken. */
import { unescapeC } from './escapes.ts'

export interface Printed {
  readonly text: string
  readonly errors: readonly string[]
  readonly status: number
}

const DIRECTIVE = /%(?:%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?([a-zA-Z]))/g

export function printfText(words: readonly string[]): Printed {
  const args = words[0] === '--' ? words.slice(1) : words
  const format = args[0]
  if (format === undefined) return { text: '', errors: ['usage: printf format [arg ...]'], status: 2 }
  const printer = new Printer(args.slice(1))
  do {
    if (!printer.round(format)) break
  } while (printer.hasMore())
  return printer.result()
}

class Printer {
  private readonly args: string[]
  private text = ''
  private readonly errors: string[] = []
  private taken = 0

  constructor(args: readonly string[]) {
    this.args = [...args]
  }

  /** One use of the format; false when nothing may follow (`\c`, or a format that takes no arguments). */
  round(format: string): boolean {
    const before = this.taken
    let end = 0
    for (const match of format.matchAll(DIRECTIVE)) {
      if (!this.literal(format.slice(end, match.index))) return false
      if (!this.directive(match)) return false
      end = match.index + match[0].length
    }
    return this.literal(format.slice(end)) && this.taken > before
  }

  hasMore(): boolean {
    return this.args.length > 0
  }

  result(): Printed {
    return { text: this.text, errors: this.errors, status: this.errors.length > 0 ? 1 : 0 }
  }

  private literal(text: string): boolean {
    const read = unescapeC(text, false)
    this.text += read.text
    return !read.stopped
  }

  private next(): string | undefined {
    this.taken++
    return this.args.shift()
  }

  private directive(match: RegExpExecArray | RegExpMatchArray): boolean {
    if (match[0] === '%%') {
      this.text += '%'
      return true
    }
    const flags = match[1] ?? ''
    const width = match[2] === '*' ? Number(this.next() ?? 0) : Number(match[2] ?? 0)
    const precision =
      match[3] === '*' ? Number(this.next() ?? 0) : match[3] === undefined ? undefined : Number(match[3])
    const letter = match[4]!
    if (letter === 'b') {
      const read = unescapeC(this.next() ?? '', true)
      this.text += pad(read.text, flags, width)
      return !read.stopped
    }
    this.text += pad(this.formatted(letter, flags, precision), flags, width)
    return true
  }

  private formatted(letter: string, flags: string, precision: number | undefined): string {
    const argument = this.next()
    if (letter === 's') return (argument ?? '').slice(0, precision)
    if (letter === 'c') return (argument ?? '').slice(0, 1)
    const value = this.number(argument ?? '0')
    const sign = flags.includes('+') && value >= 0 ? '+' : flags.includes(' ') && value >= 0 ? ' ' : ''
    if ('di'.includes(letter)) return sign + digits(Math.trunc(value), precision)
    if (letter === 'u') return digits(Math.abs(Math.trunc(value)), precision)
    if (letter === 'o') return value.toString(8)
    if (letter === 'x') return (flags.includes('#') ? '0x' : '') + value.toString(16)
    if (letter === 'X') return value.toString(16).toUpperCase()
    return sign + value.toFixed(precision ?? 6)
  }

  private number(text: string): number {
    if (/^["']/.test(text)) return text.codePointAt(1) ?? 0
    const octal = /^[-+]?0[0-7]+$/.test(text)
    const value = octal ? Number.parseInt(text, 8) : Number(text.trim() === '' ? Number.NaN : text)
    if (!Number.isNaN(value)) return value
    this.errors.push(`invalid number '${text}'`)
    return Number.parseFloat(text) || 0
  }
}

function digits(value: number, precision: number | undefined): string {
  const text = String(Math.abs(value)).padStart(precision ?? 0, '0')
  return value < 0 ? `-${text}` : text
}

function pad(text: string, flags: string, width: number): string {
  if (flags.includes('-') || width < 0) return text.padEnd(Math.abs(width))
  if (!flags.includes('0') || !/^[-+ ]?\d/.test(text)) return text.padStart(width)
  const sign = /^[-+ ]/.test(text) ? text[0]! : ''
  return sign + text.slice(sign.length).padStart(width - sign.length, '0')
}
