/** Logs: formats, levels, and where they go. */
import { type Directive, own } from '../conf.ts'
import { directiveError, noteText, type Reading, type Rule } from '../reading.ts'
import { parseSize, parseTime } from '../sizes-and-times.ts'
import { template } from '../template.ts'

/** Variables only log formats know. */
const LOG_VARIABLES = new Set(
  'pipe time_local time_iso8601 msec request_time status bytes_sent body_bytes_sent request_length'.split(' '),
)

export const logFormat: Rule = (directive, reading) => {
  const [name = '', ...parts] = directive.args
  if (reading.logFormats.has(name)) return `duplicate "log_format" name "${name}"`
  reading.logFormats.add(name)
  const escaping = /^escape=(.*)/.exec(parts[0] ?? '')?.[1]
  if (escaping !== undefined && !/^(default|json|none)$/.test(escaping))
    return `unknown log format escaping "${escaping}"`
  const text = parts.join('').replace(/^escape=(default|json|none)/, '')
  const compiled = template(text)
  if (compiled.error !== undefined) return `invalid parameter "${parts.find((part) => template(part).error) ?? text}"`
  for (const part of compiled.parts)
    if (part.kind === 'variable' && !LOG_VARIABLES.has(part.name)) reading.used.add(part.name.toLowerCase())
  return undefined
}

export const accessLog: Rule = (directive, reading) => {
  const [path = '', second, ...options] = directive.args
  if (path === 'off') return second === undefined ? undefined : `invalid parameter "${second}"`
  const text = noteText(reading, path)
  if (text !== undefined) return text
  const isOption = (word: string) => /^(buffer|flush|gzip|if)(=|$)/.test(word)
  if (second !== undefined && !isOption(second) && !reading.logFormats.has(second) && !path.startsWith('syslog:'))
    return `unknown log format "${second}"`
  const bad = options.find((word) => !isOption(word))
  if (bad !== undefined) return `invalid parameter "${bad}"`
  const settings = badSetting([second ?? '', ...options])
  if (settings !== undefined) return settings
  const condition = [second ?? '', ...options].find((word) => word.startsWith('if='))
  return condition ? noteText(reading, condition.slice(3)) : undefined
}

function badSetting(options: readonly string[]): string | undefined {
  for (const option of options) {
    const [name, value = ''] = option.split('=')
    if (name === 'buffer' && !parseSize(value)) return `invalid buffer size "${value}"`
    if (name === 'flush' && parseTime(value, 'msec') === undefined) return `invalid flush time "${value}"`
    if (name === 'gzip' && option.includes('=') && !/^[1-9]$/.test(value)) return `invalid compression level "${value}"`
  }
  return undefined
}

const LEVELS = new Set(
  'emerg alert crit error warn notice info debug debug_core debug_alloc debug_mutex debug_event debug_http debug_mail debug_stream'.split(
    ' ',
  ),
)

export const errorLog: Rule = (directive) => {
  const bad = directive.args.slice(1).find((level) => !LEVELS.has(level))
  if (bad !== undefined) return `invalid log level "${bad}"`
  const [, second] = directive.args.slice(1)
  return second === undefined ? undefined : `duplicate log level "${second}"`
}

/** Log files nginx opens at its start, in the order it names them. */
export function logFiles(directives: readonly Directive[]): readonly string[] {
  return directives
    .map((directive) => directive.args[0]!)
    .filter((path) => path !== 'off' && path !== 'stderr' && !path.includes('$') && !/^(syslog|memory):/.test(path))
}

export const keepaliveTimeout: Rule = (directive, reading: Reading) => {
  if (own(directive.parent, directive.name).length > 0) return directiveError(directive, 'is duplicate')
  const [first = '', second] = directive.args
  if (parseTime(first, 'msec') === undefined) return directiveError(directive, 'invalid value')
  if (second !== undefined && parseTime(second, 'sec') === undefined) return directiveError(directive, 'invalid value')
  return noteText(reading, '')
}
