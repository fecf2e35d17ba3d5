import { expect, test } from 'vitest'
import { faultOf } from './fault-of.ts'

test.each([
  ['COPY a', 'COPY requires at least two arguments, but only one was provided. Destination could not be determined'],
  ['COPY --form=x a b', 'unknown flag: --form (did you mean from?)'],
  ['COPY --from=x --from=y a b', 'duplicate flag specified: --from'],
  ['COPY --from x a b', 'missing a value on flag: --from'],
  ['COPY --link=maybe a b', 'expecting boolean value for flag --link, not: maybe'],
  ['COPY --link= a b', 'missing a value on flag: --link'],
  ['COPY a <<EOF\nEOF', 'COPY cannot accept a heredoc as a destination'],
])('refuses %j', (text, message) => {
  expect(faultOf(text)).toBe(message)
})

test.each([
  'COPY --chown="a:b" --chmod=u+x --link --parents --exclude=a --exclude=b x y',
  'COPY -- --odd b',
  'COPY --link=FALSE a b',
])('accepts %j', (text) => {
  expect(faultOf(text)).toBeUndefined()
})
