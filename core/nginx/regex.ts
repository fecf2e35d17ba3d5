/** nginx's regular expressions are PCRE2's: its own error messages, and a translation to JavaScript's dialect. */
import { classOf } from './regex-class.ts'

export type CompiledRegex =
  | { readonly kind: 'ok'; readonly regex: RegExp; readonly names: readonly string[]; readonly groups: number }
  /** nginx's whole message. */
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'unsupported'; readonly why: string }

const cache = new Map<string, CompiledRegex>()

export function compileRegex(pattern: string, caseless: boolean): CompiledRegex {
  const key = `${caseless ? 'i' : 'c'}${pattern}`
  const known = cache.get(key)
  if (known) return known
  const made = compile(pattern, caseless)
  if (cache.size > 2000) cache.clear()
  cache.set(key, made)
  return made
}

/** What the translation stops with: PCRE2's words and the place it names. */
interface Stop {
  readonly error?: string
  readonly at?: number
  readonly unsupported?: string
}

interface State {
  readonly pattern: string
  at: number
  source: string
  caseless: boolean
  groups: number
  readonly names: string[]
  readonly open: string[]
  /** The last item can take a quantifier. */
  repeatable: boolean
  highestReference: number
}

function compile(pattern: string, caseless: boolean): CompiledRegex {
  const state: State = {
    pattern,
    at: 0,
    source: '',
    caseless,
    groups: 0,
    names: [],
    open: [],
    repeatable: false,
    highestReference: 0,
  }
  const stop = translate(state)
  if (stop?.unsupported !== undefined) return { kind: 'unsupported', why: stop.unsupported }
  if (stop?.error !== undefined) return failed(pattern, stop.error, stop.at ?? pattern.length)
  if (state.highestReference > state.groups)
    return failed(pattern, 'reference to non-existent subpattern', pattern.length - 1)
  try {
    const regex = new RegExp(state.source, state.caseless ? 'i' : '')
    return { kind: 'ok', regex, names: state.names, groups: state.groups }
  } catch {
    return { kind: 'unsupported', why: `the regular expression "${pattern}" has no equivalent here` }
  }
}

function failed(pattern: string, error: string, at: number): CompiledRegex {
  const place = at >= pattern.length ? '' : ` at "${pattern.slice(at)}"`
  return { kind: 'error', message: `pcre2_compile() failed: ${error} in "${pattern}"${place}` }
}

function translate(state: State): Stop | undefined {
  while (state.at < state.pattern.length) {
    const stop = item(state)
    if (stop) return stop
  }
  if (state.open.length > 0) return { error: 'missing closing parenthesis' }
  return undefined
}

/** Before the end, or before a last line end. */
const DOLLAR = '(?=\\n?(?![^]))'

function item(state: State): Stop | undefined {
  const char = state.pattern[state.at]!
  switch (char) {
    case '\\':
      return escapeSequence(state)
    case '(':
      return group(state)
    case ')':
      if (state.open.length === 0) return { error: 'unmatched closing parenthesis', at: state.at }
      state.open.pop()
      return put(state, ')', 1, true)
    case '[': {
      const found = classOf(state.pattern, state.at)
      if (found.kind === 'error') return { error: found.error, at: found.at }
      return put(state, found.source, found.length, true)
    }
    case '*':
    case '+':
    case '?':
      return quantifier(state, char)
    case '{': {
      const counted = /^\{\d+(,\d*)?\}/.exec(state.pattern.slice(state.at))
      return counted ? quantifier(state, counted[0]) : put(state, '\\{', 1, true)
    }
    case '|':
      return put(state, '|', 1, false)
    case '^':
      return put(state, '^', 1, false)
    case '$':
      return put(state, DOLLAR, 1, false)
    case '.':
      return put(state, '[^\\n]', 1, true)
    case '}':
    case ']':
    case '/':
      return put(state, `\\${char}`, 1, true)
    default:
      return put(state, char, 1, true)
  }
}

function put(state: State, source: string, length: number, repeatable: boolean): undefined {
  state.source += source
  state.at += length
  state.repeatable = repeatable
  return undefined
}

function quantifier(state: State, text: string): Stop | undefined {
  const end = state.at + text.length
  if (!state.repeatable) return { error: 'quantifier does not follow a repeatable item', at: state.at }
  const bounds = /^\{(\d+)(?:,(\d+))?\}/.exec(text)
  if (bounds && (Number(bounds[1]) > 65535 || Number(bounds[2] ?? 0) > 65535))
    return { error: 'number too big in {} quantifier', at: end - 1 }
  if (bounds?.[2] !== undefined && Number(bounds[1]) > Number(bounds[2]))
    return { error: 'numbers out of order in {} quantifier', at: end - 1 }
  const next = state.pattern[end]
  if (next === '+') return { unsupported: 'possessive quantifiers in a regular expression are not simulated' }
  const lazy = next === '?'
  put(state, text + (lazy ? '?' : ''), text.length + (lazy ? 1 : 0), false)
  return undefined
}

const SAME = /[dDwWbBnrtfv]/
const REPLACED: Readonly<Record<string, string>> = {
  A: '^',
  z: '(?![^])',
  Z: DOLLAR,
  h: '[\\t \\xa0]',
  H: '[^\\t \\xa0]',
  s: '[\\t\\n\\v\\f\\r ]',
  S: '[^\\t\\n\\v\\f\\r ]',
  N: '[^\\n]',
  e: '\\x1b',
  a: '\\x07',
  R: '(?:\\r\\n|[\\n\\v\\f\\r\\x85])',
  V: '[^\\n\\v\\f\\r\\x85]',
}

function escapeSequence(state: State): Stop | undefined {
  const next = state.pattern[state.at + 1]
  if (next === undefined) return { error: '\\ at end of pattern' }
  if (next === 'Q') return literal(state)
  if (next === 'E') return put(state, '', 2, state.repeatable)
  const hex = /^\\x\{([0-9a-fA-F]{1,4})\}/.exec(state.pattern.slice(state.at))
  if (hex) return put(state, `\\u${hex[1]!.padStart(4, '0')}`, hex[0].length, true)
  if (next === 'x') return put(state, '\\x', 2, true)
  const reference = /^\\([1-9]\d*)/.exec(state.pattern.slice(state.at))
  if (reference) {
    state.highestReference = Math.max(state.highestReference, Number(reference[1]))
    return put(state, reference[0], reference[0].length, true)
  }
  const replaced = REPLACED[next]
  if (replaced !== undefined) return put(state, replaced, 2, !/[AzZ]/.test(next))
  if (SAME.test(next)) return put(state, `\\${next}`, 2, !/[bB]/.test(next))
  if (/[FLlUu]/.test(next))
    return { error: 'PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u', at: state.at + 2 }
  if (/[GKXCpPkgo0c]/.test(next)) return { unsupported: `"\\${next}" in a regular expression is not simulated` }
  if (/[A-Za-z]/.test(next)) return { error: 'unrecognized character follows \\', at: state.at + 1 }
  return put(state, /[\w\s"'<>=!:,;&%#@~`-]/.test(next) ? next : `\\${next}`, 2, true)
}

/** `\Q…\E`: everything between is literal. */
function literal(state: State): undefined {
  const end = state.pattern.indexOf('\\E', state.at + 2)
  const text = state.pattern.slice(state.at + 2, end < 0 ? undefined : end)
  const source = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return put(state, source, end < 0 ? state.pattern.length - state.at : end + 2 - state.at, text !== '')
}

function group(state: State): Stop | undefined {
  const rest = state.pattern.slice(state.at)
  if (rest.startsWith('(*')) return { unsupported: 'verbs in a regular expression are not simulated' }
  if (!rest.startsWith('(?')) {
    state.groups++
    return opened(state, '(', 1)
  }
  const comment = /^\(\?#[^)]*(\)?)/.exec(rest)
  if (comment) {
    if (comment[1] === '') return { error: 'missing ) after (?# comment' }
    return put(state, '', comment[0].length, state.repeatable)
  }
  const plain = /^\(\?(:|=|!|<=|<!)/.exec(rest)
  if (plain) return opened(state, plain[0], plain[0].length)
  const named = /^\(\?P?<([A-Za-z_]\w*)>|^\(\?'([A-Za-z_]\w*)'/.exec(rest)
  if (named) return namedGroup(state, named[1] ?? named[2]!, named[0].length)
  return otherGroup(state, rest)
}

function namedGroup(state: State, name: string, length: number): Stop | undefined {
  if (state.names.includes(name))
    return {
      error: 'two named subpatterns have the same name (PCRE2_DUPNAMES not set)',
      at: state.at + length,
    }
  state.names.push(name)
  state.groups++
  return opened(state, `(?<${name}>`, length)
}

function otherGroup(state: State, rest: string): Stop | undefined {
  const flags = /^\(\?([imsxnJ]*)\)/.exec(rest)
  if (flags && state.source === '' && /^i*$/.test(flags[1]!)) {
    if (flags[1] !== '') state.caseless = true
    return put(state, '', flags[0].length, false)
  }
  const back = /^\(\?P=(\w+)\)/.exec(rest)
  if (back) return put(state, `\\k<${back[1]}>`, back[0].length, true)
  if (/^\(\?P?<[A-Za-z_]\w*$/.test(rest) || /^\(\?P?<[A-Za-z_]\w*[^\w>]/.test(rest)) {
    const name = /^\(\?P?<\w*/.exec(rest)![0]
    return { error: 'syntax error in subpattern name (missing terminator?)', at: state.at + name.length }
  }
  if (/^\(\?([>|&R(+\-\d]|[imsxnJ^-]|P[>=])/.test(rest))
    return { unsupported: 'this kind of group in a regular expression is not simulated' }
  if (/^\(\?P?<(?!\d)/.test(rest)) return { error: 'subpattern name expected', at: state.at + rest.indexOf('<') + 1 }
  if (/^\(\?P?</.test(rest))
    return { error: 'subpattern name must start with a non-digit', at: state.at + rest.indexOf('<') + 1 }
  if (rest === '(?') return { error: 'unrecognized character after (? or (?-' }
  return { error: 'unrecognized character after (? or (?-', at: state.at + 2 }
}

function opened(state: State, source: string, length: number): undefined {
  state.open.push(source)
  return put(state, source, length, false)
}
