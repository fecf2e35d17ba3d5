/** Shared zones: who makes them, who needs them. */

import { type Directive, own } from '../conf.ts'
import { directiveError, noteText, type Objection, type Reading, type Rule } from '../reading.ts'
import { parseOffset, parseSize, parseTime } from '../sizes-and-times.ts'

/** nginx's smallest zone: eight pages. */
const SMALLEST_ZONE = 8 * 4096

export const limitZone: Rule = (directive, reading) => {
  const [key = '', ...options] = directive.args
  const text = noteText(reading, key)
  if (text !== undefined) return text
  let zone: string | undefined
  for (const option of options) {
    if (option.startsWith('zone=')) {
      const objection = readZone(option, directive, reading)
      if (objection !== undefined) return objection
      zone = option
    } else if (option.startsWith('rate=') && directive.name === 'limit_req_zone') {
      if (!/^rate=[1-9]\d*r\/[sm]$/.test(option) && !/^rate=[1-9]\d*$/.test(option)) return `invalid rate "${option}"`
    } else return `invalid parameter "${option}"`
  }
  return zone === undefined ? `"${directive.name}" must have "zone" parameter` : undefined
}

function readZone(option: string, directive: Directive, reading: Reading): Objection {
  const [name = '', size] = option.slice('zone='.length).split(':')
  if (size === undefined || name === '') return `invalid zone size "${option}"`
  const bytes = parseSize(size)
  if (bytes === undefined) return `invalid zone size "${option}"`
  if (bytes < SMALLEST_ZONE) return `zone "${option}" is too small`
  const known = reading.zones.get(name)
  if (known?.by === directive.name) return `${directive.name} "${name}" is already bound to key "${known.key}"`
  if (known) return `the shared memory zone "${name}" is already declared for a different use`
  reading.zones.set(name, { by: directive.name, key: directive.args[0]! })
  return undefined
}

export const limitReq: Rule = (directive, reading) => {
  let zone: string | undefined
  for (const option of directive.args) {
    if (option.startsWith('zone=')) zone = option.slice(5)
    else if (option.startsWith('burst=')) {
      if (!/^burst=[1-9]\d*$/.test(option)) return `invalid burst value "${option}"`
    } else if (option.startsWith('delay=')) {
      if (!/^delay=[1-9]\d*$/.test(option)) return `invalid delay value "${option}"`
    } else if (option !== 'nodelay') return `invalid parameter "${option}"`
  }
  if (zone === undefined) return '"limit_req" must have "zone" parameter'
  if (own(directive.parent, 'limit_req').some(({ args }) => args.includes(`zone=${zone}`)))
    return directiveError(directive, 'is duplicate')
  reading.zoneUses.push({ name: zone, file: directive.file, line: directive.line })
  return undefined
}

export const limitConn: Rule = (directive, reading) => {
  const [zone = '', number = ''] = directive.args
  if (own(directive.parent, 'limit_conn').some(({ args }) => args[0] === zone))
    return directiveError(directive, 'is duplicate')
  if (!/^[1-9]\d*$/.test(number)) return `invalid number of connections "${number}"`
  reading.zoneUses.push({ name: zone, file: directive.file, line: directive.line })
  return undefined
}

export const cachePath: Rule = (directive, reading) => {
  const keys = directive.args.find((word) => word.startsWith('keys_zone='))
  if (keys === undefined) return `"${directive.name}" must have "keys_zone" parameter`
  const [name = '', size] = keys.slice('keys_zone='.length).split(':')
  if (size === undefined || parseSize(size) === undefined || name === '') return `invalid keys zone size "${keys}"`
  if (parseSize(size)! < 2 * 4096) return `invalid keys zone size "${keys}"`
  const bad = badCacheOption(directive)
  if (bad !== undefined) return bad
  const inactive = directive.args.find((word) => word.startsWith('inactive='))
  if (inactive && parseTime(inactive.slice(9), 'sec') === undefined) return `invalid inactive value "${inactive}"`
  if (reading.zones.has(name)) return `duplicate zone "${name}"`
  reading.zones.set(name, { by: directive.name, key: '' })
  return undefined
}

const CACHE_OPTION =
  /^(levels|use_temp_path|keys_zone|inactive|max_size|min_free|manager_(files|sleep|threshold)|loader_(files|sleep|threshold)|purger(_files|_sleep|_threshold)?)=/

function badCacheOption({ args }: Directive): Objection {
  for (const option of args.slice(1)) {
    const value = option.slice(option.indexOf('=') + 1)
    if (!CACHE_OPTION.test(option)) return `invalid parameter "${option}"`
    if (option.startsWith('levels=') && !/^[12](:[12]){0,2}$/.test(value)) return `invalid "levels" "${option}"`
    if (/^m(ax_size|in_free)=/.test(option) && parseOffset(value) === undefined)
      return `invalid ${option.split('=')[0]} value "${option}"`
    if (option.startsWith('use_temp_path=') && !/^(on|off)$/.test(value))
      return `invalid use_temp_path value "${option}", it must be "on" or "off"`
  }
  return undefined
}

export const cache: Rule = (directive, reading) => {
  const name = directive.args[0]!
  if (name === 'off' || name.includes('$')) return noteText(reading, name)
  reading.cacheUses.push({ directive: directive.name, zone: name })
  return undefined
}

export const workers: Rule = (directive) => {
  const text = directive.args[0]!
  if (directive.parent.byName.has(directive.name)) return directiveError(directive, 'is duplicate')
  if (directive.name === 'worker_processes')
    return text === 'auto' || /^[1-9]\d*$/.test(text) ? undefined : directiveError(directive, 'invalid value')
  return /^[1-9]\d*$/.test(text) || text === '0' ? undefined : `invalid number "${text}"`
}
