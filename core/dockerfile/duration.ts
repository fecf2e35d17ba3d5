/** Go's durations: `30s`, `1h30m`, `1.5s`. */
import { goQuote } from './go-quote.ts'

export type Duration =
  | { readonly kind: 'ok'; readonly nanoseconds: number }
  | { readonly kind: 'error'; readonly message: string }

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
}

export function parseDuration(text: string): Duration {
  const signed = /^[+-]/.test(text) ? text.slice(1) : text
  const invalid: Duration = { kind: 'error', message: `time: invalid duration ${goQuote(text)}` }
  if (signed === '0') return { kind: 'ok', nanoseconds: 0 }
  if (signed === '') return invalid
  let rest = signed
  let total = 0
  while (rest !== '') {
    const number = /^(\d*)(?:\.(\d*))?/.exec(rest)!
    if (!/\d/.test(number[0])) return invalid
    rest = rest.slice(number[0].length)
    const unit = /^[^.\d]*/.exec(rest)![0]
    if (unit === '') return { kind: 'error', message: `time: missing unit in duration ${goQuote(text)}` }
    const size = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
    if (size === undefined) {
      return { kind: 'error', message: `time: unknown unit ${goQuote(unit)} in duration ${goQuote(text)}` }
    }
    total += Math.trunc(Number(number[0]) * size)
    rest = rest.slice(unit.length)
  }
  if (total > 2 ** 63 - 1) return invalid
  return { kind: 'ok', nanoseconds: text.startsWith('-') ? -total : total }
}
