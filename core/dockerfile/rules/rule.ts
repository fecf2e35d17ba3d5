/** What a build check is: one file per rule, listed in registry.ts. */
import type { Range } from '@/core/text/position.ts'
import type { LintOptions } from '../lint.ts'
import type { Stages } from '../stages.ts'
import type { DockerfileSyntax, Instruction } from '../syntax.ts'
import type { Visit } from '../visits.ts'

export interface LintContext {
  readonly stages: Stages
  readonly syntax: DockerfileSyntax
  readonly target: number
  /** Stages a build goes through. */
  readonly dispatched: ReadonlySet<number>
  readonly visits: readonly Visit[]
  readonly options: LintOptions
}

export interface Finding {
  readonly message: string
  /** The instruction it is reported for; its skips count. */
  readonly place: Instruction
  /** The words meant, when they stand on the instruction's first line. */
  readonly range?: Range
  /** A whole line instead of the instruction. */
  readonly line?: number
  /** Where it comes up, when that is not at `place` itself. */
  readonly foundAt?: Instruction
  /** Which part of the instruction it is about, where BuildKit takes them one by one. */
  readonly part?: number
}

export interface BuildCheck {
  /** `StageNameCasing`, or one of ours: `stagecraft/…`. */
  readonly name: string
  readonly severity: 'warning' | 'info'
  /** Off unless `# check=experimental=` names it. */
  readonly experimental?: boolean
  /** Why it matters and what to do. */
  readonly help: string
  readonly url?: string
  check(context: LintContext): Iterable<Finding>
}

/** Docker's page of a rule. */
export function dockerPage(name: string): string {
  const kebab = name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase()
  return `https://docs.docker.com/go/dockerfile/rule/${kebab}/`
}

/** One of Docker's rules. */
export function dockerCheck(rule: Omit<BuildCheck, 'severity' | 'url'>): BuildCheck {
  return { ...rule, severity: 'warning', url: dockerPage(rule.name) }
}
