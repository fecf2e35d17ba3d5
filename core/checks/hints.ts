/** Chooses the hints that fit the mistake made: conditions on the facts of the finding, on files and on the image. */
import { readText } from '@/core/files/tree.ts'
import type { Facts, Finding } from './finding.ts'
import { has, imageOf } from './outcome.ts'
import type { CheckSpec, HintSpec } from './schema.ts'
import type { Work } from './work.ts'

const NO_IMAGE = 'There is no image to look at until the build succeeds. The message says where it stops, and why.'
const NOT_MODELLED =
  'Here the build does something that Stagecraft does not model. A `docker build` of your own can tell.'

/**
 * From nudge to nearly the answer: hints for the very mistake first, then the general ones in their order. Where the
 * build itself is what stops a check, the check's own general hints would lead astray.
 */
export function fittingHints(check: CheckSpec, finding: Mistake, work: Work): readonly string[] {
  const hints = check.hints ?? []
  const special = hints.filter((hint) => hint.when && fits(hint.when, finding.facts, work)).map((hint) => hint.say)
  if (finding.status === 'unknown') return [...special, NOT_MODELLED]
  if (finding.facts.error !== undefined && check.build === undefined) return [...special, NO_IMAGE]
  return [...special, ...hints.filter((hint) => !hint.when).map((hint) => hint.say)]
}

type Mistake = Exclude<Finding, { status: 'pass' }>

function fits(when: NonNullable<HintSpec['when']>, facts: Facts, work: Work): boolean {
  return Object.entries(when).every(([name, wanted]) => {
    if (name === 'path') return imageHas(work, String(wanted))
    if (name === 'text') return textMatches(wanted as { file: string; matches: string }, work)
    return matchesFact(facts[name], wanted as string | readonly string[])
  })
}

function matchesFact(fact: string | undefined, wanted: string | readonly string[]): boolean {
  if (fact === undefined) return false
  const patterns = typeof wanted === 'string' ? [wanted] : wanted
  return patterns.some((pattern) => wildcard(pattern).test(fact))
}

/** `*` stands for anything; the rest is literal. */
function wildcard(pattern: string): RegExp {
  const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('.*')}$`, 's')
}

function imageHas(work: Work, path: string): boolean {
  const got = imageOf(work)
  return got.kind === 'image' && has(got.image, path) === 'yes'
}

function textMatches(wanted: { readonly file: string; readonly matches: string }, work: Work): boolean {
  return new RegExp(wanted.matches, 'im').test(readText(work.workspace, wanted.file) ?? '')
}
