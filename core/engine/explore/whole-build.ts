/** The build with every stage carried out, also those the target does not need: a stage can be looked at all the same. */
import { evaluate } from '@/core/build/evaluate.ts'
import type { BuildResult } from '@/core/build/result.ts'
import type { Work } from '@/core/checks/work.ts'

const builds = new WeakMap<Work, BuildResult>()

/** Undefined where there is no Dockerfile. */
export function wholeBuild(work: Work): BuildResult | undefined {
  if (work.dockerfile === undefined) return undefined
  const known = builds.get(work)
  if (known !== undefined) return known
  const plain = work.build()
  const whole = plain.results.every((stage) => stage.needed) ? plain : evaluate({ ...plain.request, allStages: true })
  builds.set(work, whole)
  return whole
}
