/** USER: who runs later steps and the container. Nobody looks whether the user exists until something runs. */
import { configure } from '../draft.ts'
import { expandAll } from '../expanding.ts'
import type { Handler } from '../scene.ts'

export const user: Handler = (draft, instruction, scene) => {
  const expanded = expandAll(draft, instruction, scene, [instruction.rest.text])
  if (!expanded.ok) return expanded.draft
  const name = expanded.words[0]!
  return configure(draft, instruction, { user: name }, `USER ${name}`)
}
