import { expand } from '../expand.ts'
import { lookupOf } from '../lookup.ts'
import { withSuggestion } from '../suggest.ts'
import { dockerCheck } from './rule.ts'

export const undefinedArgInFrom = dockerCheck({
  name: 'UndefinedArgInFrom',
  help: "FROM sees only ARGs declared before the first FROM and Docker's own platform arguments.",
  *check({ stages, syntax }) {
    const scope = lookupOf(stages.globals)
    for (const { from } of stages.stages) {
      const platform = from.flags.find((flag) => flag.name === 'platform')
      const words = [
        { text: from.args[0]?.text ?? '', range: from.args[0]?.range },
        { text: platform?.value ?? '', range: platform?.valueRange },
      ]
      for (const { text, range } of words) {
        for (const name of expand(text, scope, syntax.escape).undefinedNames) {
          if (stages.globals.has(name)) continue
          const message = withSuggestion(`FROM argument '${name}' is not declared`, name, stages.globals.keys())
          yield { message, place: from, range }
        }
      }
    }
  },
})
