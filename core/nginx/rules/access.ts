/** Who may ask what: allow, deny, limit_except, internal. */

import { lookup } from '@/core/files/tree.ts'
import { cidr } from '../cidr.ts'
import { own } from '../conf.ts'
import { fullName } from '../include.ts'
import { directiveError, doubt, type Rule, warn } from '../reading.ts'

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
  if (own(directive.parent, 'limit_except').length > 0) return directiveError(directive, 'is duplicate')
  const bad = directive.args.find((method) => !METHODS.has(method.toUpperCase()))
  return bad === undefined ? undefined : `invalid method "${bad}"`
}

export const user: Rule = (directive, reading) => {
  const [name = ''] = directive.args
  return reading.input.users?.includes(name) === false ? `getpwnam("${name}") failed` : undefined
}

/** Modules are loaded at once; what a module that is there brings along is not known. */
export const loadModule: Rule = (directive, reading) => {
  const path = fullName(directive.args[0]!)
  if (lookup(reading.input.tree, path).kind !== 'absent') {
    doubt(reading, `what the module ${path} adds is not known`)
    return undefined
  }
  return `dlopen() "${path}" failed (${path}: cannot open shared object file: No such file or directory)`
}
