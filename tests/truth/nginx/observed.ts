/** What was seen of a case, by real nginx or by the engine, in one form that can be compared and recorded. */
import type { CaseAnswer, CaseResult } from '@/core/nginx/case.ts'

export interface ObservedAnswer {
  readonly status?: number
  /** By lower-case name, each value in its order. */
  readonly headers?: Readonly<Record<string, readonly string[]>>
  readonly file?: string
  readonly builtin?: number
  readonly body?: string
  readonly closed?: true
  readonly error?: string
  /** The engine alone: where it would pass the request on to. */
  readonly proxied?: string
  readonly notSimulated?: string
}

export interface Observed {
  readonly exit: number
  /** Lines `nginx: [level] …`. */
  readonly messages: readonly string[]
  readonly answers: readonly ObservedAnswer[]
}

export interface Recorded extends Observed {
  readonly command: string
  readonly version: string
}

export function observedOf(result: CaseResult): Observed {
  return {
    exit: result.exit,
    messages: result.stderr.split('\n').filter((line) => /^nginx: \[/.test(line)),
    answers: result.answers.map(answerOf),
  }
}

function answerOf(answer: CaseAnswer): ObservedAnswer {
  if (answer.simulated === false) return { notSimulated: answer.reason ?? '' }
  if (answer.wouldProxy !== undefined) return { proxied: answer.wouldProxy }
  if (answer.error !== undefined) return { error: answer.error }
  if (answer.closed) return { closed: true }
  const { bodyFile, bodyBuiltin, body } = answer
  return {
    status: answer.status!,
    headers: headersOf(answer.headers ?? {}),
    ...(bodyFile !== undefined && { file: [bodyFile].flat().sort().join(' ') }),
    ...(bodyBuiltin !== undefined && { builtin: bodyBuiltin }),
    ...(body !== undefined && { body }),
  }
}

function headersOf(headers: NonNullable<CaseAnswer['headers']>): Record<string, readonly string[]> {
  const kept: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (['server', 'transfer-encoding', 'x-expires-in'].includes(name)) continue
    const seconds = headers['x-expires-in']
    kept[name] =
      name === 'expires' && seconds !== undefined ? [expiresForm(String(value), Number(seconds))] : [value].flat()
  }
  return kept
}

const DAY = 86_400

/**
 * `Date` differs from run to run, and `Expires` with it: it is kept as seconds from the answer's own time, unless it lies
 * far from it and so follows from the file's time, or is one of nginx's fixed dates.
 */
export function expiresForm(value: string, seconds: number): string {
  const fixed = / (1970|2037) /.test(value) || seconds < -DAY
  return fixed ? value : `+${seconds}`
}
