/** EXPOSE: ports as Docker stores them, `80/tcp`, sorted. */
import { configure, failDraft } from '../draft.ts'
import { expandToWords } from '../expanding.ts'
import type { Handler } from '../scene.ts'
import { readPorts } from './ports.ts'

export const expose: Handler = (draft, instruction, scene) => {
  const expanded = expandToWords(
    draft,
    instruction,
    scene,
    instruction.args.map((word) => word.text),
  )
  if (!expanded.ok) return expanded.draft
  const ports: string[] = []
  for (const word of expanded.words) {
    const read = readPorts(word)
    if (typeof read === 'string') return failDraft(draft, instruction, scene.file, 'expose', read, { port: word })
    ports.push(...read)
  }
  const shown = [...new Set(ports)].sort().map((port) => `${port}:{}`)
  const exposedPorts = [...new Set([...draft.config.exposedPorts, ...ports])].sort()
  return configure(draft, instruction, { exposedPorts }, `EXPOSE map[${shown.join(' ')}]`)
}
