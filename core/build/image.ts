/** Puts an image together: the base's layers, then what the stage's own history added. */
import type { BaseImage, Image, ImageConfig, Layer } from '@/core/images/image.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { notKnown, sumFigures } from './figures.ts'
import { hashOf } from './remembered-hash.ts'
import type { Making } from './solve.ts'

/** What an image stands on: a base image, or another stage's image. */
export interface Under {
  readonly id: string
  readonly layers: readonly Layer[]
  readonly size: Figure
  readonly compressedSize: Figure
  readonly base: BaseImage | undefined
}

export function imageOf(making: Making, under: Under): Image {
  const { draft, tree } = making
  const written = draft.history.flatMap(({ step }) => (step === undefined ? [] : (making.layers.get(step) ?? [])))
  let id: string | undefined
  let layers: readonly Layer[] | undefined
  // Worked out when somebody asks: a stage may stand on a thousand others, each with the history of those below it.
  return {
    get id() {
      id ??= imageId(draft.whole, ownLayers(making), under)
      return id
    },
    get config() {
      return draft.whole
    },
    tree,
    get layers() {
      layers ??= [...under.layers, ...ownLayers(making)]
      return layers
    },
    size: sumFigures([under.size, ...written.map((layer) => layer.size)]),
    compressedSize: written.length === 0 ? under.compressedSize : UNKNOWN_COMPRESSED,
    base: under.base,
  }
}

const UNKNOWN_COMPRESSED = notKnown('how well new layers compress is not modelled')
const NOTHING: Figure = { value: 0, unit: 'bytes', evidence: { kind: 'computed' } }

function ownLayers(making: Making): readonly Layer[] {
  return making.draft.history.map(({ createdBy, line, step }): Layer => {
    const written = step === undefined ? undefined : making.layers.get(step)
    const by = { stage: making.draft.stage.index, line }
    if (written === undefined) {
      return { digest: '', createdBy, created: undefined, emptyLayer: true, size: NOTHING, compressed: NOTHING, by }
    }
    const { digest, size } = written
    return { digest, createdBy, created: undefined, emptyLayer: false, size, compressed: UNKNOWN_COMPRESSED, by }
  })
}

/** Docker's identifier is the digest of the stored configuration; ours is computed from the same facts. */
function imageId(config: ImageConfig, own: readonly Layer[], under: Under): string {
  const facts = [config, under.id, own.map((layer) => [layer.digest, layer.createdBy])]
  return `sha256:${hashOf(JSON.stringify(facts))}`
}
