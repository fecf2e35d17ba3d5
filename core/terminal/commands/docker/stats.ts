/** `docker stats`: the table is Docker's, the numbers only a running Docker has. */

import { columns } from '../../columns.ts'
import { done, note, type Reply, say } from '../../command.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import { formatted } from '../../formatted.ts'
import type { StoredContainer } from '../../terminal.ts'

export const stats: DockerCommand = {
  names: ['stats', 'container stats'],
  usage: '[OPTIONS] [CONTAINER...]',
  summary: 'Display a live stream of container(s) resource usage statistics',
  flags: flagSpecs('a,all', 'format=', 'no-stream', 'no-trunc'),
  arity: { min: 0, max: Number.POSITIVE_INFINITY },
  run: showStats,
}

const TITLES = ['CONTAINER ID', 'NAME', 'CPU %', 'MEM USAGE / LIMIT', 'MEM %', 'NET I/O', 'BLOCK I/O', 'PIDS']

const HEADERS = {
  Container: 'CONTAINER',
  ID: 'CONTAINER ID',
  Name: 'NAME',
  CPUPerc: 'CPU %',
  MemUsage: 'MEM USAGE / LIMIT',
  MemPerc: 'MEM %',
  NetIO: 'NET I/O',
  BlockIO: 'BLOCK I/O',
  PIDs: 'PIDS',
}

function showStats(call: DockerCall): Reply {
  const { containers } = call.session
  const found = call.operands.map((name) => findContainer(containers, name))
  const absent = call.operands.find((_, i) => found[i] === undefined)
  if (absent !== undefined) return daemonError(`No such container: ${absent}`)
  const listed = isSet(call.flags, 'all') ? containers : containers.filter((each) => each.state === 'running')
  const shown = call.operands.length > 0 ? found.filter((each) => each !== undefined) : listed
  const format = lastOf(call.flags, 'format')
  const remark = note('memory and processor: not recorded. Nothing runs here; a real Docker measures them')
  if (format !== undefined && format !== 'table') {
    const reply = formatted(
      format,
      shown.map((stored) => fieldsOf(call, stored)),
      HEADERS,
    )
    return { ...reply, output: [...reply.output, ...remark] }
  }
  const rows = shown.map((stored) => {
    const row = fieldsOf(call, stored)
    return [row.ID, row.Name, row.CPUPerc, row.MemUsage, row.MemPerc, row.NetIO, row.BlockIO, row.PIDs]
  })
  return done([...say(...columns([TITLES, ...rows])), ...remark])
}

function fieldsOf(call: DockerCall, stored: StoredContainer) {
  const id = isSet(call.flags, 'no-trunc') ? stored.id : stored.id.slice(0, 12)
  const unknown = { CPUPerc: '--', MemUsage: '-- / --', MemPerc: '--', NetIO: '--', BlockIO: '--', PIDs: '--' }
  return { Container: id, ID: id, Name: stored.name, ...unknown }
}
