import { argDeclarations } from '../arg-words.ts'
import type { Instruction } from '../syntax.ts'
import { dockerCheck } from './rule.ts'

export const invalidDefinitionDescription = dockerCheck({
  name: 'InvalidDefinitionDescription',
  help: 'A comment right above FROM or ARG is shown as its description by `docker build --call=outline` when it begins with the name. Separate other comments with an empty line.',
  experimental: true,
  *check({ syntax }) {
    for (const place of syntax.instructions) {
      const names = definedNames(place)
      const comment = place.docComments.at(-1)
      if (names.length === 0 || comment === undefined || names.includes(comment.split(' ')[0]!)) continue
      const example = names.length > 1 ? '<arg_key>' : names[0]
      yield { message: `Comment for ${place.keyword} should follow the format: \`# ${example} <description>\``, place }
    }
  },
})

function definedNames(instruction: Instruction): readonly string[] {
  if (instruction.keyword === 'ARG') return argDeclarations(instruction).map((declaration) => declaration.name)
  const isNamed = instruction.keyword === 'FROM' && instruction.args.length === 3
  return isNamed ? [instruction.args[2]!.text.toLowerCase()] : []
}
