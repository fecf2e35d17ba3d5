/** Settings of proxying whose values have forms of their own. */
import { own } from '../conf.ts'
import type { Rule } from '../reading.ts'
import { noteText } from '../reading.ts'
import { parseTime } from '../sizes-and-times.ts'

export const proxyRedirect: Rule = (directive, reading) => {
  const [first = '', second] = directive.args
  if (second !== undefined) return noteText(reading, second)
  if (first === 'off') return undefined
  if (first !== 'default') return `invalid parameter "${first}"`
  if (own(directive.parent, 'proxy_pass').length > 0) return undefined
  return '"proxy_redirect default" should be placed after the "proxy_pass" directive'
}

export const cacheValid: Rule = (directive) => {
  const time = directive.args.at(-1)!
  if (parseTime(time, 'sec') === undefined) return `invalid time value "${time}"`
  const bad = directive.args.slice(0, -1).find((code) => code !== 'any' && !isStatus(code))
  return bad === undefined ? undefined : `invalid status "${bad}"`
}

function isStatus(code: string): boolean {
  return /^\d+$/.test(code) && Number(code) >= 100 && Number(code) <= 599
}

export const cookieRewrite: Rule = (directive) => {
  const [first = '', second] = directive.args
  return second === undefined && first !== 'off' ? `invalid parameter "${first}"` : undefined
}

export const fastcgiParam: Rule = (directive, reading) => {
  const [, value = '', third] = directive.args
  return third !== undefined && third !== 'if_not_empty' ? `invalid parameter "${third}"` : noteText(reading, value)
}
