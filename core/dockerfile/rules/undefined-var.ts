import { nearestName } from '../near-names.ts'
import { dockerCheck } from './rule.ts'

export const undefinedVar = dockerCheck({
  name: 'UndefinedVar',
  help: 'The variable is not set here, so it expands to nothing. Declare it with ARG in this stage, or set it with ENV.',
  *check({ visits }) {
    for (const { place, scope, undefinedVariables, baseKnown, fromTrigger } of visits) {
      // An image we know nothing of may set it: then there is nothing to say.
      if (!baseKnown) continue
      for (const { name, range, word } of undefinedVariables) {
        if (IGNORED.has(name)) continue
        const near = nearestName(name, scope.env)
        const hint = near === undefined ? '' : ` (did you mean $${near}?)`
        const message = `Usage of undefined variable '$${name}'${hint}`
        yield {
          message,
          place,
          range: fromTrigger ? undefined : range,
          part: word === undefined ? undefined : 2 * word + 1,
        }
      }
    }
  },
})

/** Arguments of BuildKit's own that never reach the environment. */
const IGNORED = new Set(['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE'])
