/** `resolver`: its servers must have addresses when nginx starts. */
import { readAddress } from '../address.ts'
import { isKnownHost } from '../hosts.ts'
import type { Rule } from '../reading.ts'
import { parseTime } from '../sizes-and-times.ts'

const OPTION = /^(?:valid|ipv4|ipv6|status_zone)=/

function isBadOption(text: string): boolean {
  const [name, value = ''] = text.split('=')
  if (name === 'valid') return parseTime(value, 'sec') === undefined
  return name !== 'status_zone' && value !== 'on' && value !== 'off'
}

export const resolver: Rule = (directive, reading) => {
  for (const text of directive.args) {
    if (OPTION.test(text)) {
      if (isBadOption(text)) return `invalid parameter: ${text}`
      continue
    }
    const read = readAddress(text, {})
    if ('error' in read) return `${read.error} in resolver "${text}"`
    if (read.address.kind === 'name' && !isKnownHost(read.address.host, reading))
      return `host not found in resolver "${text}"`
  }
  return undefined
}
