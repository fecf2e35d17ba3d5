/**
 * The simulated clock: how long a step takes is not known here, so a plain rule stands for it, the same on every run.
 * It follows the bytes a step moves; whoever prints these times says that they are simulated.
 */
import type { Layer } from '@/core/images/image.ts'
import type { Operation } from '../result.ts'

/** Bytes a second. */
const NETWORK = 25_000_000
const UNPACK = 35_000_000
const INSTALL = 12_000_000
const DISK = 200_000_000

/** Seconds between a line of output and the next. */
const LINE = 0.15

export const METADATA_SECONDS = 1.1
export const CACHED_METADATA_SECONDS = 0.4

export interface LayerPace {
  readonly digest: string
  readonly bytes: number
  readonly download: number
  readonly extract: number
}

/** One entry a layer that holds files and whose compressed size is recorded. */
export function layerPaces(layers: readonly Layer[]): readonly LayerPace[] {
  const digests = new Set<string>()
  return layers.flatMap((layer): LayerPace[] => {
    const bytes = layer.compressed.value
    if (layer.emptyLayer || bytes === undefined || digests.has(layer.digest)) return []
    digests.add(layer.digest)
    return [{ digest: layer.digest, bytes, download: 0.1 + bytes / NETWORK, extract: bytes / UNPACK }]
  })
}

export function operationSeconds(operation: Operation): number {
  const bytes = Math.max(0, operation.added.value ?? 0)
  switch (operation.kind) {
    case 'run':
      return 0.3 + bytes / INSTALL + operation.output.length * LINE + sleepSeconds(operation)
    case 'copy':
    case 'add':
      return 0.03 + bytes / DISK
    case 'workdir':
      return 0.04
    case 'from':
      return 0.04
  }
}

/** The one program whose time is written beside it. */
function sleepSeconds(operation: Operation): number {
  const sleeps = [...operation.instruction.rest.text.matchAll(/\bsleep (\d+(?:\.\d+)?)\b/g)]
  return sleeps.reduce((sum, [, seconds]) => sum + Number(seconds), 0)
}

export function transferSeconds(bytes: number): number {
  return bytes / DISK
}
