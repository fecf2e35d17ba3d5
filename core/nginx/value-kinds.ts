/** Directives whose one value is a flag, a size, a time, a number or one word of a list: checked as nginx's setters do. */
import { type Directive, own } from './conf.ts'
import { DIRECTIVE_TABLE } from './directive-table.ts'
import { VALUE_KINDS } from './facts/value-kinds.ts'
import { directiveError, noteText, type Objection, type Reading, warn } from './reading.ts'
import { parseNumber, parseOffset, parseSize, parseTime } from './sizes-and-times.ts'

export type ValueKind =
  | { readonly kind: 'size' | 'offset' | 'sec' | 'msec' | 'text' | 'complex' | 'complex-size' | 'buffers' }
  | { readonly kind: 'number'; readonly from?: number; readonly to?: number }
  /** One word of a list. */
  | { readonly kind: 'one'; readonly of: readonly string[] }
  /** Any words of a list. */
  | { readonly kind: 'some'; readonly of: readonly string[] }

export function checkValue(directive: Directive, reading: Reading): Objection {
  const row = DIRECTIVE_TABLE.get(directive.name)?.[0]
  if (row?.flag) return flag(directive)
  const kind = VALUE_KINDS.get(directive.name)
  if (kind === undefined) return undefined
  if (kind.kind === 'some') return someOf(directive, kind.of, reading)
  if (own(directive.parent, directive.name).length > 0) return directiveError(directive, 'is duplicate')
  return value(directive, kind, reading)
}

function flag(directive: Directive): Objection {
  if (own(directive.parent, directive.name).length > 0) return directiveError(directive, 'is duplicate')
  const text = directive.args[0]!
  if (/^(on|off)$/i.test(text)) return undefined
  return `invalid value "${text}" in "${directive.name}" directive, it must be "on" or "off"`
}

function value(directive: Directive, kind: ValueKind, reading: Reading): Objection {
  const text = directive.args[0]!
  const invalid = directiveError(directive, 'invalid value')
  switch (kind.kind) {
    case 'size':
      return parseSize(text) === undefined ? invalid : undefined
    case 'offset':
      return parseOffset(text) === undefined ? invalid : undefined
    case 'sec':
    case 'msec':
      return parseTime(text, kind.kind) === undefined ? invalid : undefined
    case 'number':
      return number(directive, kind)
    case 'buffers':
      return (parseNumber(text) ?? 0) === 0 || (parseSize(directive.args[1]!) ?? 0) === 0 ? invalid : undefined
    case 'complex-size':
      return text.includes('$') ? noteText(reading, text) : parseSize(text) === undefined ? invalid : undefined
    case 'text':
      return undefined
    case 'complex':
      return noteText(reading, text)
    case 'one':
      return kind.of.includes(text) ? undefined : `invalid value "${text}"`
    case 'some':
      return undefined
  }
}

function number(directive: Directive, kind: { readonly from?: number; readonly to?: number }): Objection {
  const found = parseNumber(directive.args[0]!)
  if (found === undefined) return directiveError(directive, 'invalid number')
  if (kind.from === undefined) return undefined
  if (kind.to === undefined)
    return found < kind.from ? `value must be equal to or greater than ${kind.from}` : undefined
  return found < kind.from || found > kind.to ? `value must be between ${kind.from} and ${kind.to}` : undefined
}

function someOf(directive: Directive, words: readonly string[], reading: Reading): Objection {
  const seen = new Set<string>()
  for (const word of directive.args) {
    const known = words.find((one) => one.toLowerCase() === word.toLowerCase())
    if (known === undefined) return `invalid value "${word}"`
    if (seen.has(known)) warn(reading, `duplicate value "${word}"`, directive)
    seen.add(known)
  }
  return undefined
}
