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
  const own = ownLayers(making)
  const config = making.draft.config
  const written = own.filter((layer) => !layer.emptyLayer)
  let id: string | undefined
  return {
    // Worked out when somebody asks: it reads every line of the history.
    get id() {
      id ??= imageId(config, own, under)
      return id
    },
    config,
    tree: making.tree,
    layers: [...under.layers, ...own],
    size: sumFigures([under.size, ...written.map((layer) => layer.size)]),
    compressedSize: written.length === 0 ? under.compressedSize : notKnown(NOT_COMPRESSED),
    base: under.base,
  }
}

const NOT_COMPRESSED = 'how well new layers compress is not modelled'
const NOTHING: Figure = { value: 0, unit: 'bytes', evidence: { kind: 'computed' } }

function ownLayers(making: Making): readonly Layer[] {
  return making.draft.history.map(({ createdBy, line, step }): Layer => {
    const written = step === undefined ? undefined : making.layers.get(step)
    const by = { stage: making.draft.stage.index, line }
    if (written === undefined) {
      return { digest: '', createdBy, created: undefined, emptyLayer: true, size: NOTHING, compressed: NOTHING, by }
    }
    const compressed = notKnown(NOT_COMPRESSED)
    return {
      digest: written.digest,
      createdBy,
      created: undefined,
      emptyLayer: false,
      size: written.size,
      compressed,
      by,
    }
  })
}

/** Docker's identifier is the digest of the stored configuration; ours is computed from the same facts. */
function imageId(config: ImageConfig, own: readonly Layer[], under: Under): string {
  const facts = [config, under.id, own.map((layer) => [layer.digest, layer.createdBy])]
  return `sha256:${hashOf(JSON.stringify(facts))}`
}
