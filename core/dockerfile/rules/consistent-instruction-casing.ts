import { dockerCheck } from './rule.ts'

export const consistentInstructionCasing = dockerCheck({
  name: 'ConsistentInstructionCasing',
  help: 'Write all instructions in one case; capitals are the custom, because they stand out from the arguments.',
  *check({ stages }) {
    const all = stages.stages.flatMap((stage) => [stage.from, ...stage.instructions])
    const lower = all.filter(({ written }) => isLower(written)).length
    const upper = all.filter(({ written }) => !isLower(written) && written === written.toUpperCase()).length
    const wanted = lower > upper ? 'lowercase' : 'uppercase'
    for (const place of all) {
      const { written } = place
      const right = wanted === 'lowercase' ? isLower(written) : written === written.toUpperCase()
      if (right) continue
      const message = `Command '${written}' should match the case of the command majority (${wanted})`
      yield { message, place, range: place.keywordRange }
    }
  },
})

function isLower(text: string): boolean {
  return text === text.toLowerCase()
}
