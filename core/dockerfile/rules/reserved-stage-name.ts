import { dockerCheck } from './rule.ts'

export const reservedStageName = dockerCheck({
  name: 'ReservedStageName',
  help: '`scratch` and `context` already mean something to Docker. Choose another name for the stage.',
  *check({ stages }) {
    for (const { name, from } of stages.stages) {
      if (name !== 'scratch' && name !== 'context') continue
      const message = `Stage name should not use the same name as reserved stage "${name}"`
      yield { message, place: from, range: from.args[2]?.range }
    }
  },
})
