/** LABEL: facts kept in the image. */
import { withEntries } from '@/core/files/versioned-map.ts'
import { lineOf } from '../draft.ts'
import { expandAll } from '../expanding.ts'
import type { Handler } from '../scene.ts'

export const label: Handler = (draft, instruction, scene) => {
  const expanded = expandAll(
    draft,
    instruction,
    scene,
    instruction.args.map((word) => word.text),
  )
  if (!expanded.ok) return expanded.draft
  const labels: [string, string][] = []
  for (let i = 0; i + 1 < expanded.words.length; i += 2) {
    labels.push([expanded.words[i]!, expanded.words[i + 1]!])
  }
  const shown = labels.map(([key, value]) => `${key}=${value}`)
  const growing = { ...draft.growing, labels: withEntries(draft.growing.labels, labels) }
  return { ...draft, growing, added: lineOf(instruction, `LABEL ${shown.join(' ')}`) }
}
