import { dockerCheck } from './rule.ts'

export const duplicateStageName = dockerCheck({
  name: 'DuplicateStageName',
  help: 'Two stages of one name: `COPY --from` and `--target` take the last, which is easily the wrong one. Rename one of them.',
  *check({ stages }) {
    const seen = new Set<string>()
    for (const { name, from } of stages.stages) {
      if (name === undefined) continue
      const message = `Duplicate stage name "${name}", stage names should be unique`
      if (seen.has(name)) yield { message, place: from, range: from.args[2]?.range }
      seen.add(name)
    }
  },
})
