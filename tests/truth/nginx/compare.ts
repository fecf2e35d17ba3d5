/** Where the engine and nginx disagree on a case, in words. An empty list: they agree, or the engine says it cannot tell. */
import type { NginxCase } from '@/core/nginx/case.ts'
import type { Observed, ObservedAnswer } from './observed.ts'

export interface Comparison {
  readonly differences: readonly string[]
  /** Answers the engine does not simulate, with its reasons. */
  readonly notSimulated: readonly string[]
  readonly compared: number
}

export function compare(input: NginxCase, real: Observed, ours: Observed): Comparison {
  const differences: string[] = []
  const notSimulated: string[] = []
  if (real.exit !== ours.exit) differences.push(`exit: nginx ${real.exit}, engine ${ours.exit}`)
  if (real.messages.join('\n') !== ours.messages.join('\n'))
    differences.push(
      `messages:\n  nginx  ${real.messages.join('\n         ')}\n  engine ${ours.messages.join('\n         ')}`,
    )
  for (const [at, answer] of real.answers.entries()) {
    const mine = ours.answers[at]
    const name = JSON.stringify(input.requests?.[at])
    if (mine?.notSimulated !== undefined) notSimulated.push(`${name}: ${mine.notSimulated}`)
    else if (mine === undefined) differences.push(`${name}: no answer of the engine`)
    else differences.push(...answerDifferences(answer, mine).map((text) => `${name}: ${text}`))
  }
  return { differences, notSimulated, compared: real.answers.length }
}

function answerDifferences(real: ObservedAnswer, ours: ObservedAnswer): readonly string[] {
  if (ours.proxied !== undefined) return proxyDifference(real, ours.proxied)
  const out: string[] = []
  for (const key of ['status', 'file', 'builtin', 'body', 'closed', 'error'] as const)
    if (real[key] !== ours[key])
      out.push(`${key}: nginx ${JSON.stringify(real[key])}, engine ${JSON.stringify(ours[key])}`)
  const names = new Set([...Object.keys(real.headers ?? {}), ...Object.keys(ours.headers ?? {})])
  for (const name of names) {
    const [left, right] = [real.headers?.[name], ours.headers?.[name]]
    if (!sameHeader(name, left, right))
      out.push(`${name}: nginx ${JSON.stringify(left)}, engine ${JSON.stringify(right)}`)
  }
  return out
}

/** Real time passes between two answers of nginx: a second of Expires is nothing. */
function sameHeader(name: string, left: readonly string[] | undefined, right: readonly string[] | undefined): boolean {
  if (JSON.stringify(left) === JSON.stringify(right)) return true
  if (name !== 'expires' || left === undefined || right === undefined) return false
  return Math.abs(Number(left[0]) - Number(right[0])) <= 1
}

/** The backend tells which address reached it; a name with nothing behind it is nginx's 502. */
function proxyDifference(real: ObservedAnswer, to: string): readonly string[] {
  if (real.status === 502) return []
  const path = /^https?:\/\/[^/]*(.*)$/.exec(to)?.[1] || '/'
  const reached = real.body === undefined ? path : (JSON.parse(real.body) as { url?: string }).url
  return reached === path ? [] : [`passed on: nginx to ${reached}, engine to ${path}`]
}
