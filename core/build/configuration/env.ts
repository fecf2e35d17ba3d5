/** ENV: into the environment of later steps and into the image. */
import { configure, setVariable } from '../draft.ts'
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
  const environment = new Map(draft.env)
  let stored = draft.config.env
  const pairs: string[] = []
  for (let i = 0; i + 1 < expanded.words.length; i += 2) {
    const key = expanded.words[i]!
    const value = expanded.words[i + 1]!
    environment.set(key, value)
    stored = setVariable(stored, key, value)
    pairs.push(`${key}=${value}`)
  }
  return configure({ ...draft, env: environment }, instruction, { env: stored }, `ENV ${pairs.join(' ')}`)
}
