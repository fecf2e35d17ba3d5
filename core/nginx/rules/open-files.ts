/** `open_file_cache` and `aio`: words that nginx reads by itself. */
import { own } from '../conf.ts'
import { directiveError, type Rule } from '../reading.ts'
import { parseNumber, parseTime } from '../sizes-and-times.ts'

export const openFileCache: Rule = (directive) => {
  if (own(directive.parent, 'open_file_cache').length > 0) return directiveError(directive, 'is duplicate')
  let most: number | undefined
  for (const text of directive.args) {
    const [name, value = ''] = text.split('=')
    const bad = `invalid "open_file_cache" parameter "${text}"`
    if (name === 'max') {
      most = parseNumber(value)
      if (most === undefined || most === 0) return bad
    } else if (name === 'inactive') {
      if (parseTime(value, 'sec') === undefined) return bad
    } else if (text !== 'off') return bad
  }
  if (directive.args.includes('off') || most !== undefined) return undefined
  return '"open_file_cache" must have the "max" parameter'
}

export const aio: Rule = (directive) => {
  if (own(directive.parent, 'aio').length > 0) return directiveError(directive, 'is duplicate')
  return /^(?:on|off|threads(?:=.+)?)$/.test(directive.args[0]!)
    ? undefined
    : directiveError(directive, 'invalid value')
}
