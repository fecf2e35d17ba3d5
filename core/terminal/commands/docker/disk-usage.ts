/** `docker system df`: how many images and containers there are, and what is known of their size. */
import { columns } from '../../columns.ts'
import { done, note, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { flagSpecs } from '../../flags.ts'
import { inUse } from '../../image-view.ts'

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
  const used = session.images.filter((each) => inUse(session, each)).length
  const running = session.containers.filter((each) => each.state === 'running').length
  const rows = [
    ['TYPE', 'TOTAL', 'ACTIVE', 'SIZE', 'RECLAIMABLE'],
    ['Images', String(session.images.length), String(used), '--', '--'],
    ['Containers', String(session.containers.length), String(running), '--', '--'],
    ['Build Cache', String(session.buildCache.size), '--', '--', '--'],
  ]
  return done([
    ...say(...columns(rows)),
    ...note('the disk images share is not measured here; "docker images" shows each image alone'),
  ])
}
