/** `server_name`, and regular expressions that other directives take. */

import { own } from '../conf.ts'
import { directiveError, noteText, type Rule, warn } from '../reading.ts'
import { compileRegex } from '../regex.ts'
import { noteRegex } from './location.ts'

export const serverName: Rule = (directive, reading) => {
  for (const name of directive.args) {
    // A star alone, one glued to a name, a dot alone (ngx_http_core_server_name).
    if (/^\*(?!\..)|^\.$/.test(name)) return `server name "${name}" is invalid`
    if (name.includes('/')) warn(reading, `server name "${name}" has suspicious symbols`, directive)
    if (name.startsWith('~')) {
      if (name === '~') return `empty regex in server name "${name}"`
      const objection = noteRegex(name.slice(1), false, reading)
      if (objection !== undefined) return objection
    }
  }
  return undefined
}

/** A star may stand only as the first or the last label; nginx looks only where several servers share an address. */
export function isBadWildcard(name: string): boolean {
  if (name === '' || name === '*') return name === '*' || false
  if (/^\.?\.$/.test(name) || name.includes('..')) return true
  const inner = name.replace(/^\*\./, '').replace(/\.\*$/, '')
  return inner.includes('*') || (name.startsWith('*.') && name.endsWith('.*'))
}

export const gzipDisable: Rule = (directive) => {
  for (const pattern of directive.args) {
    if (pattern === 'msie6' || pattern === 'degradation') continue
    const compiled = compileRegex(pattern, true)
    if (compiled.kind === 'error') return compiled.message
  }
  return undefined
}

export const internalOnce: Rule = (directive) =>
  own(directive.parent, directive.name).length > 0 ? directiveError(directive, 'is duplicate') : undefined

export const subFilter: Rule = (directive, reading) =>
  directive.args[0] === ''
    ? 'empty search pattern'
    : (noteText(reading, directive.args[0]!) ?? noteText(reading, directive.args[1]!))
