/** The requests of a preview, newest last: each hop of a redirect is one. */
import type { Hop } from '@/core/engine/serve.ts'

export interface LoggedRequest {
  readonly id: number
  readonly hop: Hop
  /** A page, a part of one, or typed into the form. */
  readonly by: 'page' | 'part' | 'form'
}

export type LogEntry = LoggedRequest | { readonly id: number; readonly outside: string }

const LONGEST = 200

let last = 0

export function withHops(log: readonly LogEntry[], hops: readonly Hop[], by: LoggedRequest['by']): readonly LogEntry[] {
  const added = hops.map((hop): LogEntry => {
    last += 1
    return { id: last, hop, by }
  })
  return [...log, ...added].slice(-LONGEST)
}

/** A request to another origin, which was not made. The same one again is no news. */
export function withOutside(log: readonly LogEntry[], url: string): readonly LogEntry[] {
  if (log.some((entry) => 'outside' in entry && entry.outside === url)) return log
  last += 1
  return [...log, { id: last, outside: url }].slice(-LONGEST)
}
