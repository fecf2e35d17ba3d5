/** Chooses the hints that fit the mistake made: conditions on the facts of the finding, on files and on the image. */
import { readText } from '@/core/files/tree.ts'
import type { Facts } from './finding.ts'
import { has, imageOf } from './outcome.ts'
import type { HintSpec } from './schema.ts'
import type { Work } from './work.ts'

/** From nudge to nearly the answer: hints for the very mistake first, then the general ones in their order. */
export function fittingHints(hints: readonly HintSpec[], facts: Facts, work: Work): readonly string[] {
  const special = hints.filter((hint) => hint.when && fits(hint.when, facts, work))
  const general = hints.filter((hint) => !hint.when)
  return [...special, ...general].map((hint) => hint.say)
}

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
