import { dockerCheck } from './rule.ts'

export const fromAsCasing = dockerCheck({
  name: 'FromAsCasing',
  help: '`FROM` and `AS` belong together: write both in capitals or both small.',
  *check({ syntax }) {
    for (const place of syntax.instructions) {
      const as = place.keyword === 'FROM' && place.args.length >= 3 ? place.args[1]! : undefined
      if (as === undefined || matches(place.written, as.text)) continue
      yield { message: `'${as.text}' and '${place.written}' keywords' casing do not match`, place, range: as.range }
    }
  },
})

/** A `From` in mixed case is another rule's. */
function matches(from: string, as: string): boolean {
  if (from === from.toLowerCase()) return as === as.toLowerCase()
  return from !== from.toUpperCase() || as === as.toUpperCase()
}
