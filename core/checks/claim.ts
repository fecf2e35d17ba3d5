/** A claim: one sentence that a lesson can say about the learner's work, with the schema of its YAML body. */
import type { z } from 'zod'
import type { DeclaredFacts } from './claim-facts.ts'
import type { Finding } from './finding.ts'
import type { Work } from './work.ts'

export interface Claim<Schema extends z.ZodType = z.ZodType> {
  /** What the claim says, for authors. */
  readonly doc: string
  /** What its findings tell about a mistake, for `when` of hints; those of a build that stops aside. */
  readonly facts: DeclaredFacts
  readonly schema: Schema
  judge(value: z.infer<Schema>, work: Work): Finding
}

/** Keeps the schema's type, so that `judge` is checked against it. */
export function defineClaim<Schema extends z.ZodType>(claim: Claim<Schema>): Claim<Schema> {
  return claim
}
