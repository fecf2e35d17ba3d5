import { dockerCheck } from './rule.ts'

export const stageNameCasing = dockerCheck({
  name: 'StageNameCasing',
  help: 'Docker lower-cases stage names before it compares them: write them that way, so that what you read is what counts.',
  *check({ syntax }) {
    for (const place of syntax.instructions) {
      const name = place.keyword === 'FROM' && place.args.length === 3 ? place.args[2]! : undefined
      if (name === undefined || name.text === name.text.toLowerCase()) continue
      yield { message: `Stage name '${name.text}' should be lowercase`, place, range: name.range }
    }
  },
})
