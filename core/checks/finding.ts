/** What a claim found: whether it holds, what happened, where, and facts about the mistake that hints may match. */

export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Facts about a mistake by name, e.g. { error: 'copy-source-missing', source: '/build', near: 'builder' }. */
export type Facts = Readonly<Record<string, string>>

export type Finding =
  | { readonly status: 'pass'; readonly message: string }
  | { readonly status: 'fail'; readonly message: string; readonly at: Place | undefined; readonly facts: Facts }
  /** The engine cannot tell, and why. */
  | { readonly status: 'unknown'; readonly message: string; readonly at: Place | undefined; readonly facts: Facts }

export const pass = (message: string): Finding => ({ status: 'pass', message })

export const fail = (message: string, at?: Place, facts: Facts = {}): Finding => ({
  status: 'fail',
  message,
  at,
  facts,
})

export const cannotTell = (why: string, at?: Place, facts: Facts = {}): Finding => ({
  status: 'unknown',
  message: `Stagecraft cannot tell: ${why}`,
  at,
  facts,
})

/** The worst of several: a failure first, then what is unknown; else the last pass. */
export function worst(findings: readonly Finding[]): Finding {
  const bad = findings.find((f) => f.status === 'fail') ?? findings.find((f) => f.status === 'unknown')
  return bad ?? findings.at(-1) ?? pass('')
}
