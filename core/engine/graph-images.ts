/** The images a build stands on or takes files from: neutral, they are nobody's stage. */
import type { BuildResult } from '@/core/build/result.ts'
import type { Figure } from '@/core/text/evidence.ts'

export interface GraphImage {
  /** `base:0`, or `source:1:nginx:alpine` for one that stage 1 copies or mounts from. */
  readonly id: string
  readonly ref: string
  /** The stage it is shown with. */
  readonly stage: number
  readonly role: 'base' | 'source'
  readonly needed: boolean
  /** Of a base that was looked at. */
  readonly size: Figure | undefined
  /** Why nothing is known of it. */
  readonly why: string | undefined
}

export function viewImages(result: BuildResult): readonly GraphImage[] {
  const bases = result.results.flatMap((found): GraphImage[] => {
    const { stage, needed, operations } = found
    const common = { id: `base:${stage.index}`, stage: stage.index, role: 'base', needed } as const
    if (stage.base.kind === 'scratch')
      return [
        {
          ...common,
          ref: 'scratch',
          size: { value: 0, unit: 'bytes', evidence: { kind: 'computed' } },
          why: undefined,
        },
      ]
    if (stage.base.kind !== 'image') return []
    const operation = operations.find((one) => one.kind === 'from')
    return [{ ...common, ref: stage.base.ref, size: operation?.added, why: operation?.unsupported[0] }]
  })
  return [...bases, ...sourcesOf(result)]
}

export function sourceId(stage: number, ref: string): string {
  return `source:${stage}:${ref}`
}

/** An image that one stage reads several times is one. */
function sourcesOf(result: BuildResult): readonly GraphImage[] {
  const found = new Map<string, GraphImage>()
  for (const { ref, to, operation } of result.imageSources) {
    const reading = result.operations
      .find((one) => one.id === operation)
      ?.readings.find(({ source }) => source.kind === 'image' && source.ref === ref)
    const id = sourceId(to, ref)
    const needed = result.results[to]?.needed === true
    found.set(id, { id, ref, stage: to, role: 'source', needed, size: undefined, why: reading?.why })
  }
  return [...found.values()]
}
