/** What a remark is: nginx accepts the configuration, and a reader would still want to know. One file per rule, listed in registry.ts. */
import type { Severity } from '@/core/text/diagnostic.ts'
import type { Range } from '@/core/text/position.ts'
import type { SiteTrial } from './site-trial.ts'

export interface Finding {
  readonly message: string
  /** A directive, or anything else with a place. Findings in other files than the learner's are left out. */
  readonly at: { readonly file?: string; readonly range?: Range }
}

export interface Remark {
  /** `nginx-…`: the name of its page; as a diagnostic's rule it is prefixed with `stagecraft/`. */
  readonly name: string
  readonly severity: Exclude<Severity, 'error'>
  /** Why it matters and what to do. */
  readonly help: string
  check(trial: SiteTrial): Iterable<Finding>
}
