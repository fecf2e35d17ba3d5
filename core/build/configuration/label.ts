/** LABEL: facts kept in the image. */
import { configure } from '../draft.ts'
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
  const labels: Record<string, string> = { ...draft.config.labels }
  const pairs: string[] = []
  for (let i = 0; i + 1 < expanded.words.length; i += 2) {
    const key = expanded.words[i]!
    const value = expanded.words[i + 1]!
    Object.defineProperty(labels, key, { value, enumerable: true, configurable: true, writable: true })
    pairs.push(`${key}=${value}`)
  }
  return configure(draft, instruction, { labels }, `LABEL ${pairs.join(' ')}`)
}
