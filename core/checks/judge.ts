/** Judges a lesson: every check's claims against the learner's work, with place and hints. */

import type { BundleRequest } from '@/core/bundle/bundle.ts'
import { treeOf } from '@/core/files/tree.ts'
import { type Finding, worst } from './finding.ts'
import { fittingHints } from './hints.ts'
import { CLAIMS } from './registry.ts'
import type { CheckSpec } from './schema.ts'
import { allSecretIds } from './secrets.ts'
import type { CheckVerdict, LessonVerdict } from './verdict.ts'
import { makeWork, type Work, withAbsent } from './work.ts'

/** The part of a lesson that is judged. */
export interface Judged {
  readonly slug: string
  readonly steps: readonly { readonly checks: readonly CheckSpec[] }[]
  /** Files that are there unless the learner has some of that name. */
  readonly startAdd: Readonly<Record<string, string>>
}

/** A lesson without checks counts as passed when read. */
export function judge(lesson: Judged, work: Work): LessonVerdict {
  const laid = withStartFiles(lesson, work)
  const checks = lesson.steps.flatMap((step) => step.checks).map((check) => judgeCheck(check, laid))
  return { lesson: lesson.slug, passed: checks.every((check) => check.status === 'pass'), checks }
}

export function judgeCheck(check: CheckSpec, work: Work): CheckVerdict {
  const finding = worst(findings(check, asGiven(check, work)))
  const { id, title } = check
  const { status, message } = finding
  if (finding.status === 'pass') return { id, title, status, message, hints: [] }
  const hints = fittingHints(check, finding, work)
  return {
    id,
    title,
    status,
    message,
    ...(finding.at ? { at: finding.at } : {}),
    ...(hints[0] === undefined ? {} : { hint: hints[0] }),
    hints,
  }
}

interface Given {
  readonly secrets?: true
  readonly ownProject?: true
}

function asGiven(check: CheckSpec, work: Work): Work {
  const { secrets, ownProject } = (check.given ?? {}) as Given
  const here = ownProject ? asOwn(work) : work
  return secrets ? withSecrets(here) : here
}

const own = new WeakMap<Work, Work>()

function asOwn(work: Work): Work {
  const made = own.get(work) ?? { ...work, own: true }
  own.set(work, made)
  return made
}

function findings(check: CheckSpec, work: Work): readonly Finding[] {
  return CLAIMS.filter(([name]) => check[name] !== undefined).map(([name, claim]) => claim.judge(check[name], work))
}

/** Bundles that the builds of a verdict wait for. */
export function wantedBundles(lesson: Judged, work: Work): readonly BundleRequest[] {
  const laid = withStartFiles(lesson, work)
  return laid === work ? work.wanted() : [...work.wanted(), ...laid.wanted()]
}

const laidOut = new WeakMap<Work, Work>()

/** Made once for each work, so that its builds are shared. */
function withStartFiles(lesson: Judged, work: Work): Work {
  if (Object.keys(lesson.startAdd).length === 0) return work
  const known = laidOut.get(work)
  if (known !== undefined) return known
  const made = makeWork({ ...work, workspace: withAbsent(work.workspace, treeOf(lesson.startAdd)) })
  laidOut.set(work, made)
  return made
}

const given = new WeakMap<Work, Work>()

/** The same work, whose builds are given a value for every secret they ask for. Made once, so that builds are shared. */
function withSecrets(work: Work): Work {
  const known = given.get(work)
  if (known !== undefined) return known
  const secrets = Object.fromEntries(allSecretIds(work).map((id) => [id, 'a-value-for-the-check']))
  const made: Work = {
    ...work,
    build: (wish = {}) => work.build({ secrets, ...wish }),
    commands: (wish = {}) => work.commands({ secrets, ...wish }),
  }
  given.set(work, made)
  return made
}
