/** ONBUILD: text kept for the stages that are based on this one; no layer, no history. */
import type { Handler } from '../scene.ts'

export const onbuild: Handler = (draft, instruction) => {
  const onbuild = [...draft.config.onbuild, instruction.rest.text]
  return { ...draft, config: { ...draft.config, onbuild } }
}
