import type { Range } from '@/core/text/position.ts'
import { argDeclarations } from '../arg-words.ts'
import type { Instruction } from '../syntax.ts'
import { dockerCheck } from './rule.ts'

export const secretsUsedInArgOrEnv = dockerCheck({
  name: 'SecretsUsedInArgOrEnv',
  help: "ARG and ENV values can be read in the image's history and configuration. Give secrets with `RUN --mount=type=secret`.",
  *check({ visits }) {
    for (const { instruction, expanded, place } of visits) {
      for (const [i, { name, range }] of settings(instruction, expanded).entries()) {
        if (!SECRET.test(name) || HARMLESS.test(name)) continue
        const message = `Do not use ARG or ENV instructions for sensitive data (${instruction.keyword} "${name}")`
        // The name of an ARG is looked at before its default is expanded, one ARG after the other.
        const part = instruction.keyword === 'ARG' ? 2 * i : undefined
        yield { message, place, range: place === instruction ? range : undefined, part }
      }
    }
  },
})

/** BuildKit's lists, matched as whole words between underscores in any case. */
const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i
const HARMLESS = /(?:_|^)(?:public|file|version)(?:_|$)/i

function settings(written: Instruction, expanded: Instruction): readonly { name: string; range: Range }[] {
  if (written.keyword === 'ARG') return argDeclarations(written)
  if (written.keyword !== 'ENV') return []
  return expanded.args.filter((_, i) => i % 2 === 0).map((word) => ({ name: word.text, range: word.range }))
}
