/** How far BuildKit comes with its build checks in a file that has a mistake. */
import type { Finding } from './rules/rule.ts'
import type { BuildError } from './syntax.ts'

export interface Reach {
  /** The pass (rules/registry.ts) in which it stops. */
  readonly pass: number
  /** The last place in it that it comes to: an offset in the file. */
  readonly last: number
  /** The one rule that still counts at that place, where BuildKit stops in the middle of it. */
  readonly only?: string
}

const EVERYTHING: Reach = { pass: Number.POSITIVE_INFINITY, last: 0 }

const EXPANDING = new Set(['expansion', 'copy'])

export function reachOf(error: BuildError | undefined): Reach {
  if (error === undefined) return EVERYTHING
  const last = error.range?.start.offset ?? -1
  switch (error.phase) {
    case 'start':
    case 'lines':
      return { pass: 0, last: -1 }
    case 'instructions':
      return { pass: 1, last }
    case 'stages':
      if (error.code === 'no-stages') return { pass: 2, last }
      // A base without a name: its platform is not looked at any more.
      return { pass: 5, last, ...(error.code === 'blank-base' ? { only: 'UndefinedArgInFrom' } : {}) }
    case 'building':
      // The words of an instruction are expanded before anything else is looked at.
      return { pass: 7, last, ...(EXPANDING.has(error.code) ? { only: 'UndefinedVar' } : {}) }
    case 'images':
    case undefined:
      return { pass: 6, last: -1 }
  }
}

export function isReached(reach: Reach, pass: number, rule: string, { place, foundAt = place }: Finding): boolean {
  if (pass !== reach.pass) return pass < reach.pass
  const { offset } = foundAt.range.start
  return offset < reach.last || (offset === reach.last && (reach.only ?? rule) === rule)
}
