/** What COPY and ADD demand of their words. */
import { heredocMark } from '../heredoc.ts'
import type { Check } from './instruction-rule.ts'

export const twoWords: Check = ({ keyword, args }) => {
  if (args.length >= 2) return undefined
  const reason = 'requires at least two arguments, but only one was provided. Destination could not be determined'
  return { code: 'copy-needs-destination', message: `${keyword} ${reason}` }
}

/** In JSON form too: BuildKit looks at the words alone. */
export const noHeredocDestination: Check = ({ keyword, args }) => {
  const destination = args.at(-1)
  if (destination === undefined || heredocMark(destination.text) === undefined) return undefined
  const message = `${keyword} cannot accept a heredoc as a destination`
  return { code: 'heredoc-destination', message, range: destination.range }
}
