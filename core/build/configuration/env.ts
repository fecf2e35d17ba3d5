/** ENV: into the environment of later steps and into the image. */
import { withEntries } from '@/core/files/versioned-map.ts'
import { lineOf } from '../draft.ts'
import { expandAll } from '../expanding.ts'
import type { Handler } from '../scene.ts'

/** All pairs are expanded with the environment before the instruction, as BuildKit does. */
export const env: Handler = (draft, instruction, scene) => {
  const expanded = expandAll(
    draft,
    instruction,
    scene,
    instruction.args.map((word) => word.text),
  )
  if (!expanded.ok) return expanded.draft
  const variables: [string, string][] = []
  for (let i = 0; i + 1 < expanded.words.length; i += 2) {
    variables.push([expanded.words[i]!, expanded.words[i + 1]!])
  }
  const entries = variables.map(([key, value]): [string, string] => [key, `${key}=${value}`])
  return {
    ...draft,
    env: withEntries(draft.env, variables),
    growing: { ...draft.growing, env: withEntries(draft.growing.env, entries) },
    added: lineOf(instruction, `ENV ${entries.map(([, entry]) => entry).join(' ')}`),
  }
}
