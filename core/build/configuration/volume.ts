/** VOLUME: paths that containers mount; the list only grows. */
import { configure, failDraft } from '../draft.ts'
import { expandAll } from '../expanding.ts'
import type { Handler } from '../scene.ts'

export const volume: Handler = (draft, instruction, scene) => {
  const expanded = expandAll(
    draft,
    instruction,
    scene,
    instruction.args.map((word) => word.text),
  )
  if (!expanded.ok) return expanded.draft
  if (expanded.words.includes('')) {
    return failDraft(draft, instruction, scene.file, 'volume', 'VOLUME specified can not be an empty string')
  }
  const volumes = [...new Set([...draft.config.volumes, ...expanded.words])].sort()
  return configure(draft, instruction, { volumes }, `VOLUME [${expanded.words.join(' ')}]`)
}
