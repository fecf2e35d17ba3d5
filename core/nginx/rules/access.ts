/** Who may ask what: allow, deny, limit_except, internal. */
import { isIpv4 } from '../address.ts'
import { cidr } from '../cidr.ts'
import { type Rule, warn } from '../reading.ts'

export const allowDeny: Rule = (directive, reading) => {
  const text = directive.args[0]!
  if (text === 'all' || text === 'unix:') return undefined
  const read = cidr(text)
  if (read === undefined) return `invalid parameter "${text}"`
  if (read.lowBits) warn(reading, `low address bits of ${text} are meaningless`, directive)
  return undefined
}

const METHODS = new Set(
  'GET HEAD POST PUT DELETE MKCOL COPY MOVE OPTIONS PROPFIND PROPPATCH LOCK UNLOCK PATCH'.split(' '),
)

export const limitExcept: Rule = (directive) => {
  const bad = directive.args.find((method) => !METHODS.has(method.toUpperCase()))
  return bad === undefined ? undefined : `invalid method "${bad}"`
}

export const user: Rule = (directive, reading) => {
  const [name = ''] = directive.args
  return reading.input.users?.includes(name) === false ? `getpwnam("${name}") failed` : undefined
}

export const realIpFrom: Rule = (directive) => {
  const text = directive.args[0]!
  if (text === 'unix:' || isIpv4(text) || cidr(text) !== undefined) return undefined
  return undefined
}
