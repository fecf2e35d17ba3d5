/** `docker system df`: how many images and containers there are, and what is known of their size. */
import { columns } from '../../columns.ts'
import { done, note, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { flagSpecs } from '../../flags.ts'
import { inUse, shownSize } from '../../image-view.ts'
import type { StoredImage } from '../../terminal.ts'
import { humanSize } from '../../units.ts'

export const diskUsage: DockerCommand = {
  names: ['system df'],
  usage: '[OPTIONS]',
  summary: 'Show docker disk usage',
  flags: flagSpecs('format=', 'v,verbose'),
  arity: { min: 0, max: 0 },
  run: showUsage,
}

function showUsage(call: DockerCall): Reply {
  const { session } = call
  const used = session.images.filter((each) => inUse(session, each))
  const size = bytesOf(session.images)
  const held = bytesOf(used)
  const running = session.containers.filter((each) => each.state === 'running').length
  const rows = [
    ['TYPE', 'TOTAL', 'ACTIVE', 'SIZE', 'RECLAIMABLE'],
    ['Images', String(session.images.length), String(used.length), shownSize(size), reclaimable(size, held)],
    ['Containers', String(session.containers.length), String(running), '--', '--'],
    ['Build Cache', String(session.buildCache.size), '--', '--', '--'],
  ]
  return done([
    ...say(...columns(rows)),
    ...note(
      'a layer that images share counts once; what base images share with each other, and what containers wrote, is not known here',
    ),
  ])
}

/** Each base image and each layer made here once; undefined where one of them is not known. */
function bytesOf(images: readonly StoredImage[]): number | undefined {
  const parts = new Map<string, number | undefined>()
  for (const { image } of images) {
    if (image.base !== undefined) parts.set(image.base.image.id, image.base.image.size.value)
    for (const layer of image.layers)
      if (layer.by !== undefined && !layer.emptyLayer) parts.set(layer.digest, layer.size.value)
  }
  return [...parts.values()].reduce<number | undefined>(
    (sum, bytes) => (sum === undefined || bytes === undefined ? undefined : sum + bytes),
    0,
  )
}

/** What would be free again without the images that no container uses: `62.9MB (50%)`. */
function reclaimable(size: number | undefined, held: number | undefined): string {
  if (size === undefined || held === undefined) return '--'
  const free = size - held
  return size === 0 ? humanSize(0) : `${humanSize(free)} (${Math.floor((free / size) * 100)}%)`
}
