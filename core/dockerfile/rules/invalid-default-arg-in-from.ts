import { expand } from '../expand.ts'
import { globalArgs, predefinedArgs } from '../global-args.ts'
import { referenceProblem } from '../image-reference.ts'
import { lookupOf } from '../lookup.ts'
import type { DockerfileSyntax, Instruction } from '../syntax.ts'
import { dockerCheck } from './rule.ts'

export const invalidDefaultArgInFrom = dockerCheck({
  name: 'InvalidDefaultArgInFrom',
  help: 'Without --build-arg this FROM has no usable name. Give the ARG a default, so that a plain `docker build .` works.',
  *check({ stages, syntax, options }) {
    const args = globalArgInstructions(syntax)
    const predefined = predefinedArgs('', options.buildArgs ?? {})
    const defaults = globalArgs(predefined, args, {}, syntax.escape)
    if (defaults.problem !== undefined) return
    for (const { from } of stages.stages) {
      const base = from.args[0]
      // A FROM that cannot be read ends the reading before names are looked at.
      if (base === undefined || (from.args.length !== 1 && from.args.length !== 3)) continue
      const result = expand(base.text, lookupOf(defaults.values), syntax.escape)
      if (result.kind === 'error') return
      if (result.text !== '' && referenceProblem(result.text) === undefined) continue
      const message = `Default value for ARG ${base.text} results in empty or invalid base image name`
      yield { message, place: from, range: base.range }
    }
  },
})

function globalArgInstructions(syntax: DockerfileSyntax): readonly Instruction[] {
  const first = syntax.instructions.findIndex((instruction) => instruction.keyword === 'FROM')
  const before = first < 0 ? syntax.instructions : syntax.instructions.slice(0, first)
  return before.filter((instruction) => instruction.keyword === 'ARG')
}
