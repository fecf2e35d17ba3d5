/** Entries of `geo` and `split_clients`: checked as nginx does, though what they choose is not simulated. */

import { isIpv4 } from '../address.ts'
import { cidr } from '../cidr.ts'
import type { DataRule } from './blocks.ts'

const GEO_WORDS = new Set(['default', 'proxy_recursive', 'ranges', 'delete', 'include'])

export const geoEntry: DataRule = (statement, _owner, before) => {
  const [key = '', value] = statement.words
  if (statement.words.length === 1 && (key === 'ranges' || key === 'proxy_recursive')) return undefined
  if (value === undefined || statement.words.length !== 2) return 'invalid number of the geo parameters'
  if (key === 'proxy' || key === 'delete') return badNetwork(value)
  if (GEO_WORDS.has(key)) return undefined
  return before.some(({ words }) => words[0] === 'ranges') ? badRange(key) : badNetwork(key)
}

function badNetwork(text: string): string | undefined {
  return text === '255.255.255.255' || cidr(text) !== undefined ? undefined : `invalid network "${text}"`
}

function badRange(text: string): string | undefined {
  const [first = '', last = '', ...rest] = text.split('-')
  const order = (address: string) => address.split('.').reduce((total, part) => total * 256 + Number(part), 0)
  const right = rest.length === 0 && isIpv4(first) && isIpv4(last) && order(first) <= order(last)
  return right ? undefined : `invalid range "${text}"`
}

/** At most two digits after the point, and no more than a hundred in all; `*` is the rest. */
export const splitEntry: DataRule = (statement, _owner, before) => {
  const [share = '', ...values] = statement.words
  if (values.length !== 1) return 'invalid number of the split_clients parameters'
  if (share !== '*' && hundredths(share) === undefined) return `invalid percent value "${share}"`
  const total = [...before.map(({ words }) => words[0] ?? ''), share].reduce(
    (sum, one) => sum + (hundredths(one) ?? 0),
    0,
  )
  const star = before.some(({ words }) => words[0] === '*')
  return total > 10_000 || (star && total > 0) ? 'percent total is greater than 100%' : undefined
}

function hundredths(share: string): number | undefined {
  const match = /^(\d+)(?:\.(\d{1,2}))?%$/.exec(share)
  if (match === null) return undefined
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value === 0 ? undefined : value
}
