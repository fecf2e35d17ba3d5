/** VOLUME: paths that containers mount; the list only grows. */
import { withEntries } from '@/core/files/versioned-map.ts'
import { failDraft, lineOf } from '../draft.ts'
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
  const entries = expanded.words.map((path): [string, true] => [path, true])
  const growing = { ...draft.growing, volumes: withEntries(draft.growing.volumes, entries) }
  return { ...draft, growing, added: lineOf(instruction, `VOLUME [${expanded.words.join(' ')}]`) }
}
