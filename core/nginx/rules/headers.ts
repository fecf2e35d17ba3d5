/** Headers that an answer gets: add_header, expires, and those sent to an upstream. */
import { own } from '../conf.ts'
import { directiveError, noteText, type Objection, type Rule } from '../reading.ts'
import { parseTime } from '../sizes-and-times.ts'

export const addHeader: Rule = (directive, reading) => {
  const [, value = '', always] = directive.args
  return (
    noteText(reading, value) ??
    (always !== undefined && always !== 'always' ? `invalid parameter "${always}"` : undefined)
  )
}

export type Expires =
  | { readonly kind: 'off' | 'epoch' | 'max' }
  /** Seconds from now, or from the file's time. */
  | { readonly kind: 'access' | 'modified'; readonly seconds: number }
  /** Seconds after midnight. */
  | { readonly kind: 'daily'; readonly seconds: number }

export type ReadExpires = { readonly expires: Expires } | { readonly error: string }

/** One value of `expires`, as `ngx_http_parse_expires` reads it. */
export function readExpires(text: string, modified: boolean): ReadExpires {
  if (!modified && (text === 'epoch' || text === 'max' || text === 'off')) return { expires: { kind: text } }
  const daily = text.startsWith('@')
  if (daily && modified) return { error: 'daily time cannot be used with "modified" parameter' }
  const sign = !daily && /^[+-]/.test(text) ? text[0]! : ''
  const seconds = parseTime(daily ? text.slice(1) : text.slice(sign.length), 'sec')
  if (seconds === undefined) return { error: 'invalid value' }
  if (daily) {
    if (seconds > 86_400) return { error: 'daily time value must be less than 24 hours' }
    return { expires: { kind: 'daily', seconds } }
  }
  return { expires: { kind: modified ? 'modified' : 'access', seconds: sign === '-' ? -seconds : seconds } }
}

export const expires: Rule = (directive, reading) => {
  if (own(directive.parent, 'expires').length > 0) return directiveError(directive, 'is duplicate')
  const modified = directive.args[0] === 'modified' && directive.args.length === 2
  if (directive.args.length === 2 && !modified) return directiveError(directive, 'invalid value')
  const value = directive.args[modified ? 1 : 0]!
  const text = noteText(reading, value)
  if (text !== undefined || value.includes('$')) return text
  const read = readExpires(value, modified)
  return 'error' in read ? directiveError(directive, read.error) : undefined
}

export const headerToUpstream: Rule = (directive, reading): Objection => noteText(reading, directive.args[1]!)

export const charset: Rule = (directive, reading) => {
  if (own(directive.parent, 'charset').length > 0) return directiveError(directive, 'is duplicate')
  return noteText(reading, directive.args[0]!)
}
