/** `docker ps`: running containers, or all of them. */

import { columns, ellipsis } from '../../columns.ts'
import { done, failed, note, type Reply, say } from '../../command.ts'
import { containerStatus } from '../../container-status.ts'
import { imageOfContainer, mayRun, shownImage } from '../../container-store.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { allOf, flagSpecs, isSet, lastOf } from '../../flags.ts'
import { formatted } from '../../formatted.ts'
import { healthStatus } from '../../health-status.ts'
import { findImage } from '../../image-store.ts'
import { shownPorts } from '../../published.ts'
import type { StoredContainer } from '../../terminal.ts'
import { humanDuration } from '../../units.ts'

export const ps: DockerCommand = {
  names: ['ps', 'container ls', 'container list', 'container ps'],
  usage: '[OPTIONS]',
  summary: 'List containers',
  flags: flagSpecs('a,all', 'f,filter=', 'format=', 'n,last=#', 'l,latest', 'no-trunc', 'q,quiet', 's,size'),
  arity: { min: 0, max: 0 },
  run: listContainers,
}

const HEADERS = {
  ID: 'CONTAINER ID',
  Image: 'IMAGE',
  Command: 'COMMAND',
  RunningFor: 'CREATED',
  CreatedAt: 'CREATED AT',
  Status: 'STATUS',
  State: 'STATE',
  Ports: 'PORTS',
  Names: 'NAMES',
}

function listContainers(call: DockerCall): Reply {
  const found = selected(call)
  if (typeof found === 'string') return failed(1, found)
  const rows = found.map((stored) => fieldsOf(call, stored))
  const format = lastOf(call.flags, 'format')
  if (isSet(call.flags, 'quiet')) return done(say(...rows.map((row) => row.ID)))
  if (format !== undefined && format !== 'table') return formatted(format, rows, HEADERS)
  const body = rows.map((row) => [row.ID, row.Image, row.Command, row.RunningFor, row.Status, row.Ports, row.Names])
  const table = columns([['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...body])
  const doubts = found.flatMap((stored) =>
    stored.unknown === undefined ? [] : `cannot tell whether ${stored.name} runs: ${stored.unknown}`,
  )
  return done([...say(...table), ...note(...doubts)])
}

function fieldsOf(call: DockerCall, stored: StoredContainer) {
  const whole = isSet(call.flags, 'no-trunc')
  const command = stored.argv.join(' ')
  const exposed = imageOfContainer(call.session, stored)?.image.config.exposedPorts ?? []
  return {
    ID: whole ? stored.id : stored.id.slice(0, 12),
    Image: shownImage(call.session, stored),
    Command: JSON.stringify(whole ? command : ellipsis(command, 20)),
    RunningFor: `${humanDuration(call.world.now - stored.created)} ago`,
    Status: containerStatus(call.session, call.world, stored),
    State: stored.state,
    Ports: mayRun(stored) ? shownPorts(stored, exposed) : '',
    Names: stored.name,
  }
}

/** Newest first. Docker shows stopped ones with -a, or when a filter asks for their state. */
function selected(call: DockerCall): readonly StoredContainer[] | string {
  const newest = [...call.session.containers].reverse()
  const filters = allOf(call.flags, 'filter')
  const last = isSet(call.flags, 'latest') ? 1 : Number(lastOf(call.flags, 'last') ?? -1)
  const all = isSet(call.flags, 'all') || last >= 0 || filters.some((filter) => /^(status|exited)=/.test(filter))
  let found = all ? newest : newest.filter(mayRun)
  for (const filter of filters) {
    const [key, value = ''] = filter.split(/=(.*)/s)
    const test = FILTERS[key!]
    if (test === undefined) return `Error response from daemon: invalid filter '${key}'`
    found = found.filter((stored) => test(stored, value, call))
  }
  return last >= 0 ? found.slice(0, last) : found
}

const FILTERS: Readonly<Record<string, (stored: StoredContainer, value: string, call: DockerCall) => boolean>> = {
  id: (stored, value) => stored.id.startsWith(value),
  name: (stored, value) => stored.name.includes(value.replace(/^\//, '')),
  status: (stored, value) => stored.state === value,
  exited: (stored, value) => stored.state === 'exited' && String(stored.exitCode) === value,
  ancestor: (stored, value, call) => findImage(call.session.images, value)?.image.id === stored.imageId,
  health: (stored, value, call) => (healthStatus(call.session, call.world, stored) ?? 'none') === value,
  publish: (stored, value) => stored.published.some((port) => value.split('/')[0] === String(port.hostPort)),
}
