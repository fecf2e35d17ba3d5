import { expand } from '../expand.ts'
import { lookupOf } from '../lookup.ts'
import { dockerCheck } from './rule.ts'

export const redundantTargetPlatform = dockerCheck({
  name: 'RedundantTargetPlatform',
  help: 'A stage is built for the target platform unless you say otherwise: leave the flag away.',
  *check({ stages, syntax }) {
    for (const { from } of stages.stages) {
      const flag = from.flags.find((each) => each.name === 'platform')
      if (flag?.value === undefined) continue
      const result = expand(flag.value, lookupOf(stages.globals), syntax.escape)
      const onlyTarget = result.matchedNames.join() === 'TARGETPLATFORM' && result.undefinedNames.length === 0
      if (result.kind === 'error' || !onlyTarget || result.text !== stages.globals.get('TARGETPLATFORM')) continue
      const what = `Setting platform to predefined ${flag.value} in FROM`
      yield { message: `${what} is redundant as this is the default behavior`, place: from, range: flag.range }
    }
  },
})
