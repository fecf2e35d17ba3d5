import type { Stage } from '../../stages.ts'
import type { Visit } from '../../visits.ts'
import type { LintContext } from '../rule.ts'
import { teachingRule } from './teaching-rule.ts'

export const rootUser = teachingRule({
  name: 'root-user',
  help: 'Nothing in the image says otherwise, so the program runs as root in the container. Add a USER, or start from an image that has one.',
  *check(context) {
    const stage = context.stages.stages[context.target]
    if (stage === undefined || !context.dispatched.has(stage.index)) return
    const user = userOf(context, stage)
    if (user === undefined || !/^(?:|root|0)(?:$|:)/.test(user)) return
    yield { message: 'The final image runs as root', place: stage.from }
  },
})

/** The last USER of the stage and those below, else the base image's; undefined when that is not known. */
function userOf({ stages, visits, options }: LintContext, start: Stage): string | undefined {
  const users = new Map<number, Visit>()
  for (const visit of visits) if (visit.instruction.keyword === 'USER') users.set(visit.stage.index, visit)
  for (let stage: Stage | undefined = start; stage !== undefined; ) {
    const last = users.get(stage.index)
    if (last !== undefined) return last.expanded.args[0]?.text
    const base: Stage['base'] = stage.base
    if (base.kind === 'scratch') return ''
    if (base.kind === 'image') return options.baseEnv?.(base.ref)?.user
    stage = base.kind === 'stage' ? stages.stages[base.index] : undefined
  }
  return undefined
}
