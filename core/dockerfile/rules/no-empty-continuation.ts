import { dockerCheck } from './rule.ts'

export const noEmptyContinuation = dockerCheck({
  name: 'NoEmptyContinuation',
  help: 'A blank line inside a continued instruction is skipped today and may become an error. Remove it, or write a `#` comment there.',
  *check({ syntax }) {
    for (const instruction of syntax.instructions) {
      if (instruction.emptyContinuation === undefined) continue
      yield { message: 'Empty continuation line', place: instruction, line: instruction.emptyContinuation }
    }
  },
})
