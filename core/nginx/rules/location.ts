/** `location`: its modifier and name, and where it may be nested. */
import type { Block, Directive } from '../conf.ts'
import { doubt, type Objection, type Reading, type Rule } from '../reading.ts'
import { compileRegex } from '../regex.ts'

export interface LocationName {
  readonly kind: 'prefix' | 'exact' | 'regex' | 'named'
  readonly name: string
  /** `^~` */
  readonly noRegex: boolean
  readonly caseless: boolean
}

/** The one-word forms `=/x`, `^~/x`, `~*\.js$` are legal. Undefined: an unknown modifier. */
export function locationName(args: readonly string[]): LocationName | undefined {
  const [first = '', second] = args
  if (second !== undefined) return named(first, second)
  if (first.startsWith('=')) return named('=', first.slice(1))
  if (first.startsWith('^~')) return named('^~', first.slice(2))
  if (first.startsWith('~*')) return named('~*', first.slice(2))
  if (first.startsWith('~')) return named('~', first.slice(1))
  return { kind: first.startsWith('@') ? 'named' : 'prefix', name: first, noRegex: false, caseless: false }
}

function named(modifier: string, name: string): LocationName | undefined {
  switch (modifier) {
    case '=':
      return { kind: 'exact', name, noRegex: false, caseless: false }
    case '^~':
      return { kind: 'prefix', name, noRegex: true, caseless: false }
    case '~':
    case '~*':
      return { kind: 'regex', name, noRegex: false, caseless: modifier === '~*' }
    default:
      return undefined
  }
}

export const location: Rule = (directive, reading) => {
  const name = locationName(directive.args)
  if (name === undefined) return `invalid location modifier "${directive.args[0]}"`
  if (name.kind === 'regex') {
    const objection = noteRegex(name.name, name.caseless, reading)
    if (objection !== undefined) return objection
  }
  return nesting(directive, name)
}

/** Compiles a regular expression and defines its named captures. */
export function noteRegex(pattern: string, caseless: boolean, reading: Reading): Objection {
  const compiled = compileRegex(pattern, caseless)
  if (compiled.kind === 'error') return compiled.message
  if (compiled.kind === 'unsupported') doubt(reading, compiled.why)
  else for (const name of compiled.names) reading.defined.add(name)
  return undefined
}

function nesting(directive: Directive, name: LocationName): Objection {
  const parent = parentName(directive.parent)
  if (parent === undefined) return undefined
  if (parent.kind === 'exact') return `location "${name.name}" cannot be inside the exact location "${parent.name}"`
  if (parent.kind === 'named') return `location "${name.name}" cannot be inside the named location "${parent.name}"`
  if (name.kind === 'named') return `named location "${name.name}" can be on the server level only`
  if (name.kind !== 'regex' && !name.name.startsWith(parent.name))
    return `location "${name.name}" is outside location "${parent.name}"`
  return undefined
}

export function parentName(block: Block): LocationName | undefined {
  return block.context === 'location' && block.owner ? locationName(block.owner.args) : undefined
}
