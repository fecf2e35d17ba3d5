/** EXPOSE: ports as Docker stores them, `80/tcp`, sorted. */
import { parsePort, sortedPorts } from '@/core/dockerfile/ports.ts'
import { withEntries } from '@/core/files/versioned-map.ts'
import { failDraft, lineOf } from '../draft.ts'
import { expandToWords } from '../expanding.ts'
import type { Handler } from '../scene.ts'

export const expose: Handler = (draft, instruction, scene) => {
  const expanded = expandToWords(
    draft,
    instruction,
    scene,
    sortedPorts(instruction.args).map((word) => word.text),
  )
  if (!expanded.ok) return expanded.draft
  const ports: string[] = []
  for (const word of expanded.words) {
    const read = parsePort(word)
    if (read.kind === 'error') {
      return failDraft(draft, instruction, scene.file, 'expose', read.message, { port: word })
    }
    ports.push(...read.spec.ports)
  }
  const shown = [...new Set(ports)].sort().map((port) => `${port}:{}`)
  const entries = ports.map((port): [string, true] => [port, true])
  const growing = { ...draft.growing, ports: withEntries(draft.growing.ports, entries) }
  return { ...draft, growing, added: lineOf(instruction, `EXPOSE map[${shown.join(' ')}]`) }
}
