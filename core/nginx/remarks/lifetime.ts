/** How long a browser may use an answer without asking again, and who said so. */
import type { Block, Directive } from '../conf.ts'
import { inForce } from '../conf.ts'
import { addHeaders } from '../request/header-filters.ts'
import { type Answer, headersNamed } from './site-trial.ts'

export const HOUR = 3600
export const DAY = 24 * HOUR

/** Seconds; 0 when it has to ask. Undefined when nothing is said: then browsers use a guess of their own. */
export function lifetime(answer: Answer): number | undefined {
  const words = headersNamed(answer, 'cache-control').join(',').toLowerCase()
  if (/\bno-(?:cache|store)\b/.test(words)) return 0
  const age = /\bmax-age\s*=\s*"?(\d+)/.exec(words)?.[1]
  if (age !== undefined) return Number(age)
  return /\bimmutable\b/.test(words) ? Number.POSITIVE_INFINITY : undefined
}

/** The directives that say it in a block, own or inherited: `expires` first. */
export function lifetimeRules(block: Block): readonly Directive[] {
  const expires = inForce(block, 'expires').filter((directive) => directive.args[0] !== 'off')
  const headers = addHeaders(block).filter((directive) => directive.args[0]?.toLowerCase() === 'cache-control')
  return [...expires, ...headers]
}

/** `31536000` → `a year`, as well as it can be said in one unit. */
export function inWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'as long as it likes'
  if (seconds >= 360 * DAY) return counted(Math.round(seconds / (365 * DAY)) || 1, 'year')
  if (seconds >= DAY) return counted(Math.round(seconds / DAY), 'day')
  return counted(Math.round(seconds / HOUR), 'hour')
}

function counted(count: number, unit: string): string {
  return count === 1 ? `one ${unit}` : `${count} ${unit}s`
}
