/** The rewrite module: return, rewrite, set, if, error_page. */
import type { Directive } from '../conf.ts'
import { isFixedVariable } from '../facts/variables.ts'
import type { Objection, Reading, Rule } from '../reading.ts'
import { noteText } from '../reading.ts'
import { parseNumber } from '../sizes-and-times.ts'
import { noteRegex } from './location.ts'

const ABSOLUTE = /^(http:\/\/|https:\/\/|\$scheme)/

export const returnRule: Rule = (directive, reading) => {
  const [first = '', text] = directive.args
  const code = parseNumber(first)
  if (code === undefined) {
    if (text !== undefined || !ABSOLUTE.test(first)) return `invalid return code "${first}"`
    return noteText(reading, first)
  }
  if (code > 999) return `invalid return code "${first}"`
  return text === undefined ? undefined : noteText(reading, text)
}

export const rewrite: Rule = (directive, reading) => {
  const [pattern = '', replacement = '', flag] = directive.args
  const objection = noteRegex(pattern, false, reading)
  if (objection !== undefined) return objection
  if (replacement === '') return 'empty replacement'
  if (flag !== undefined && !['last', 'break', 'redirect', 'permanent'].includes(flag))
    return `invalid parameter "${flag}"`
  return noteText(reading, replacement)
}

export const set: Rule = (directive, reading) => {
  const [name = '', value = ''] = directive.args
  return defineVariable(name, reading) ?? noteText(reading, value)
}

/** A variable of the configuration's own; most of nginx's cannot be set. */
export function defineVariable(word: string, reading: Reading): Objection {
  if (!word.startsWith('$') || word === '$') return `invalid variable name "${word}"`
  const name = word.slice(1).toLowerCase()
  if (isFixedVariable(name)) return `the duplicate "${name}" variable`
  reading.defined.add(name)
  return undefined
}

export interface Condition {
  readonly kind: 'true' | 'equal' | 'match' | 'file'
  readonly negated: boolean
  readonly variable: string
  /** Text compared with, regular expression, or path. */
  readonly value: string
  readonly caseless: boolean
  /** `f`, `d`, `e`, `x` */
  readonly test: string
}

export type ReadCondition = { readonly condition: Condition } | { readonly error: string }

/** As `ngx_http_rewrite_if_condition` takes the words apart: the parentheses may be words of their own. */
export function readCondition(args: readonly string[]): ReadCondition {
  const words = [...args]
  const first = words[0]!
  if (!first.startsWith('(')) return { error: `invalid condition "${first}"` }
  if (first === '(') words.shift()
  else words[0] = first.slice(1)
  const last = words.at(-1)
  if (last === undefined || !last.endsWith(')')) return { error: `invalid condition "${last ?? ''}"` }
  if (last === ')') words.pop()
  else words[words.length - 1] = last.slice(0, -1)
  if (words.length === 0) return { error: 'invalid condition ")"' }
  const [subject = '', operator, value = ''] = words
  if (subject.length > 1 && subject.startsWith('$')) {
    if (words.length !== 1 && words.length !== 3) return { error: `invalid condition "${subject}"` }
    return variableCondition(subject.slice(1), operator, value)
  }
  const test = /^(!?)-(.)$/.exec(subject)
  if (test === null || words.length !== 2 || !'fdex'.includes(test[2]!))
    return { error: `invalid condition "${subject}"` }
  return {
    condition: {
      kind: 'file',
      negated: test[1] === '!',
      variable: '',
      value: operator!,
      caseless: false,
      test: test[2]!,
    },
  }
}

function variableCondition(name: string, operator: string | undefined, value: string): ReadCondition {
  const variable = name.toLowerCase()
  const base = { variable, value, caseless: false, test: '' }
  if (operator === undefined) return { condition: { ...base, kind: 'true', negated: false } }
  if (operator === '=' || operator === '!=')
    return { condition: { ...base, kind: 'equal', negated: operator === '!=' } }
  const match = /^(!?)~(\*?)$/.exec(operator)
  if (match === null) return { error: `unexpected "${operator}" in condition` }
  return { condition: { ...base, kind: 'match', negated: match[1] === '!', caseless: match[2] === '*' } }
}

export const ifRule: Rule = (directive, reading) => {
  const read = readCondition(directive.args)
  if ('error' in read) {
    const variable = /^\(?\$(\w+)/.exec(directive.args[0]!)
    if (variable) reading.used.add(variable[1]!.toLowerCase())
    return read.error
  }
  const { condition } = read
  if (condition.variable !== '') reading.used.add(condition.variable)
  if (condition.kind === 'match') return noteRegex(condition.value, condition.caseless, reading)
  return condition.kind === 'true' ? undefined : noteText(reading, condition.value)
}

export interface ErrorPage {
  readonly codes: readonly number[]
  /** Undefined: keep the code; 0: the target's own (`=`). */
  readonly overwrite: number | undefined
  readonly target: string
}

export type ReadErrorPage = { readonly page: ErrorPage } | { readonly error: string }

export function readErrorPage(args: readonly string[]): ReadErrorPage {
  const target = args.at(-1)!
  const before = args.slice(0, -1)
  const mark = before.at(-1)!
  let overwrite: number | undefined
  let codes: readonly string[] = before
  if (mark.startsWith('=')) {
    if (before.length === 1) return { error: `invalid value "${mark}"` }
    overwrite = mark === '=' ? 0 : parseNumber(mark.slice(1))
    if (overwrite === undefined) return { error: `invalid value "${mark}"` }
    codes = before.slice(0, -1)
  }
  for (const code of codes) {
    const number = parseNumber(code)
    if (number === undefined || number === 499) return { error: `invalid value "${code}"` }
    if (number < 300 || number > 599) return { error: `value "${code}" must be between 300 and 599` }
  }
  return { page: { codes: codes.map(Number), overwrite, target } }
}

export const errorPage: Rule = (directive, reading) => {
  const read = readErrorPage(directive.args)
  const text = noteText(reading, directive.args.at(-1)!)
  return text ?? ('error' in read ? read.error : undefined)
}

export function isIfBlock(directive: Directive): boolean {
  return directive.name === 'if'
}
