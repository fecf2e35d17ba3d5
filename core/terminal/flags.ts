/** Command-line flags as Docker's parser (pflag) reads them, with its words for what is wrong. */

export interface FlagSpec {
  readonly name: string
  readonly short: string | undefined
  readonly kind: 'bool' | 'value' | 'number'
}

export interface Flags {
  readonly given: ReadonlyMap<string, readonly string[]>
  readonly operands: readonly string[]
}

export type ParsedFlags =
  | { readonly kind: 'parsed'; readonly flags: Flags }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }

interface State {
  readonly specs: readonly FlagSpec[]
  readonly given: Map<string, string[]>
}

type Step = { readonly taken: number } | { readonly wrong: string } | { readonly help: true }

/** From short notations: `quiet`, `q,quiet`, `f,file=` (takes a value, may be repeated), `n,last=#` (a whole number). */
export function flagSpecs(...notations: readonly string[]): readonly FlagSpec[] {
  return notations.map((notation) => {
    const bare = notation.replace(/=#?$/, '')
    const comma = bare.indexOf(',')
    return {
      name: bare.slice(comma + 1),
      short: comma > 0 ? bare.slice(0, comma) : undefined,
      kind: notation.endsWith('=#') ? 'number' : notation.endsWith('=') ? 'value' : 'bool',
    }
  })
}

/** `interspersed: false` stops at the first operand, as `docker run IMAGE …` does. */
export function parseFlags(specs: readonly FlagSpec[], args: readonly string[], interspersed = true): ParsedFlags {
  const state: State = { specs, given: new Map() }
  const operands: string[] = []
  for (let i = 0; i < args.length; ) {
    const arg = args[i]!
    if (arg === '--') {
      operands.push(...args.slice(i + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      if (!interspersed) {
        operands.push(...args.slice(i))
        break
      }
      operands.push(arg)
      i += 1
      continue
    }
    const step = arg.startsWith('--') ? readLong(state, arg, args[i + 1]) : readShort(state, arg.slice(1), args[i + 1])
    if ('wrong' in step) return { kind: 'wrong', message: step.wrong }
    if ('help' in step) return { kind: 'help' }
    i += step.taken
  }
  return { kind: 'parsed', flags: { given: state.given, operands } }
}

export function isSet(flags: Flags, name: string): boolean {
  return flags.given.get(name)?.at(-1) === 'true'
}

export function lastOf(flags: Flags, name: string): string | undefined {
  return flags.given.get(name)?.at(-1)
}

export function allOf(flags: Flags, name: string): readonly string[] {
  return flags.given.get(name) ?? []
}

function readLong(state: State, arg: string, next: string | undefined): Step {
  const equals = arg.indexOf('=')
  const name = arg.slice(2, equals < 0 ? undefined : equals)
  if (name === '' || name.startsWith('-')) return { wrong: `bad flag syntax: ${arg}` }
  const spec = state.specs.find((each) => each.name === name)
  if (spec === undefined) return name === 'help' ? { help: true } : { wrong: `unknown flag: --${name}` }
  if (equals >= 0) return put(state, spec, arg.slice(equals + 1), 1)
  if (spec.kind === 'bool') return put(state, spec, 'true', 1)
  return next === undefined ? { wrong: `flag needs an argument: --${name}` } : put(state, spec, next, 2)
}

/** `-it`, `-p8080:80`, `-p=8080:80`, `-p 8080:80`. */
function readShort(state: State, letters: string, next: string | undefined): Step {
  const letter = letters[0]!
  const spec = state.specs.find((each) => each.short === letter)
  if (spec === undefined) {
    return letter === 'h' ? { help: true } : { wrong: `unknown shorthand flag: '${letter}' in -${letters}` }
  }
  if (letters.length > 2 && letters[1] === '=') return put(state, spec, letters.slice(2), 1)
  if (spec.kind === 'bool') {
    const step = put(state, spec, 'true', 1)
    return 'taken' in step && letters.length > 1 ? readShort(state, letters.slice(1), next) : step
  }
  if (letters.length > 1) return put(state, spec, letters.slice(1), 1)
  return next === undefined
    ? { wrong: `flag needs an argument: '${letter}' in -${letters}` }
    : put(state, spec, next, 2)
}

const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True']
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False']

function put(state: State, spec: FlagSpec, value: string, taken: number): Step {
  if (spec.kind === 'value') return store(state, spec, value, taken)
  if (spec.kind === 'number')
    return /^[+-]?\d+$/.test(value) ? store(state, spec, value, taken) : { wrong: notParsed(spec, value, 'ParseInt') }
  if (TRUE.includes(value)) return store(state, spec, 'true', taken)
  if (FALSE.includes(value)) return store(state, spec, 'false', taken)
  return { wrong: notParsed(spec, value, 'ParseBool') }
}

function notParsed(spec: FlagSpec, value: string, parser: string): string {
  const shown = spec.short === undefined ? `--${spec.name}` : `-${spec.short}, --${spec.name}`
  return `invalid argument "${value}" for "${shown}" flag: strconv.${parser}: parsing "${value}": invalid syntax`
}

function store(state: State, spec: FlagSpec, value: string, taken: number): Step {
  state.given.set(spec.name, [...(state.given.get(spec.name) ?? []), value])
  return { taken }
}
