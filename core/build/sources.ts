/** What `COPY --from=V` and `RUN --mount=from=V` name: a stage by number or name, else an image. */
import { csvFields } from '@/core/dockerfile/csv-fields.ts'
import type { Stage } from '@/core/dockerfile/stages.ts'
import type { Instruction } from '@/core/dockerfile/syntax.ts'
import type { Source } from './step.ts'

export interface WrittenSource {
  readonly written: string
  readonly kind: 'copy' | 'mount'
}

const NONE: readonly WrittenSource[] = []

export function writtenSources(instruction: Instruction): readonly WrittenSource[] {
  if (instruction.keyword === 'COPY') {
    const from = instruction.flags.find((flag) => flag.name === 'from')?.value
    return from === undefined || from === '' ? NONE : [{ written: from, kind: 'copy' }]
  }
  if (instruction.keyword !== 'RUN' || instruction.flags.length === 0) return NONE
  return instruction.flags.flatMap((flag): WrittenSource[] => {
    const from = flag.name === 'mount' ? mountFrom(flag.value ?? '') : undefined
    return from === undefined || from === '' ? [] : [{ written: from, kind: 'mount' }]
  })
}

function mountFrom(text: string): string | undefined {
  const csv = csvFields(text)
  const field = csv.kind === 'ok' ? csv.fields.find((one) => /^from=/i.test(one)) : undefined
  return field?.slice('from='.length)
}

/** Undefined: a number that is no stage's. Mounts know no numbers. The last of several stages of one name counts. */
export function resolveSource(stages: readonly Stage[], written: string, kind: 'copy' | 'mount'): Source | undefined {
  if (kind === 'copy' && /^[+-]?\d+$/.test(written)) {
    const index = Number(written)
    return index >= 0 && index < stages.length ? { kind: 'stage', index } : undefined
  }
  const name = written.toLowerCase()
  const index = stagesByName(stages).get(name)
  if (index !== undefined) return { kind: 'stage', index }
  return written === 'scratch' ? { kind: 'scratch' } : { kind: 'image', ref: written }
}

const known = new WeakMap<readonly Stage[], ReadonlyMap<string, number>>()

/** Remembered by the list: a file may hold hundreds of stages, and each of them copies. */
function stagesByName(stages: readonly Stage[]): ReadonlyMap<string, number> {
  const found = known.get(stages)
  if (found !== undefined) return found
  const made = new Map(stages.flatMap(({ name, index }) => (name === undefined ? [] : [[name, index] as const])))
  known.set(stages, made)
  return made
}
