/** The schema of a check as lessons write it in YAML; types and validation come from the same place. */
import { z } from 'zod'

import { declaredFacts, factProblem } from './claim-facts.ts'
import { isOwnWord, OWN_WORDS } from './own-word.ts'
import { CLAIM_SCHEMAS, CLAIMS } from './registry.ts'

const ID = z.string().regex(/^[a-z][a-z0-9-]*$/, 'an id is lower case, with hyphens')
const Fact = z.union([z.string(), z.array(z.string()).min(1)])

const When = z
  .object({
    /** The image of the default build has this path. */
    path: z.string().startsWith('/').optional(),
    /** A file of the learner's matches a regular expression: for hints only, never for verdicts. */
    text: z.strictObject({ file: z.string(), matches: z.string() }).optional(),
  })
  .catchall(Fact)

/** For a project of the learner's own; words of it in braces: `on port {port}`. */
const Own = z
  .string()
  .min(5)
  .refine((text) => [...text.matchAll(/\{(\w+)\}/g)].every((match) => isOwnWord(match[1]!)), {
    message: `words in braces are of: ${OWN_WORDS.join(', ')}`,
  })
  .optional()

const Hint = z.strictObject({ when: When.optional(), say: z.string().min(10), own: Own })

export const CheckSchema = z
  .strictObject({
    id: ID,
    title: z.string().min(5),
    own: Own,
    ...CLAIM_SCHEMAS,
    /** `secrets`: the builds of this check are given every secret that the Dockerfile asks for. `ownProject`: the project is the learner's. */
    given: z.strictObject({ secrets: z.literal(true).optional(), ownProject: z.literal(true).optional() }).optional(),
    hints: z.array(Hint).default([]),
  })
  .refine((check) => Object.keys(CLAIM_SCHEMAS).some((name) => check[name as keyof typeof check] !== undefined), {
    message: `a check claims something: one of ${Object.keys(CLAIM_SCHEMAS).join(', ')}`,
  })

/** Conditions on facts that no claim of the check gives, with the path of each in the checks. */
export function hintProblems(
  check: CheckSpec,
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  const claimed = CLAIMS.filter(([name]) => check[name] !== undefined).flatMap(([, claim]) => [claim.facts])
  const declared = declaredFacts(claimed)
  return (check.hints ?? []).flatMap(({ when = {} }, index) =>
    Object.entries(when).flatMap(([name, wanted]) => {
      if (name === 'path' || name === 'text') return []
      const message = factProblem(name, wanted as string | readonly string[], declared)
      return message === undefined ? [] : [{ path: ['hints', index, 'when', name], message }]
    }),
  )
}

export const ChecksSchema = z
  .array(CheckSchema)
  .min(1)
  .superRefine((checks, context) => {
    for (const [index, check] of checks.entries()) {
      for (const { path, message } of hintProblems(check as CheckSpec))
        context.addIssue({ code: 'custom', path: [index, ...path], message })
    }
  })

export interface HintSpec {
  readonly when?: Readonly<Record<string, unknown>>
  readonly say: string
  readonly own?: string | undefined
}

/** A check with its claims by name; the values are what the claims' schemas let through. Plain data, fit for JSON. */
export interface CheckSpec {
  readonly id: string
  readonly title: string
  readonly own?: string | undefined
  readonly hints?: readonly HintSpec[]
  readonly [claim: string]: unknown
}
