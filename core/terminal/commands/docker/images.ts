/** `docker images`: the view of Docker 29, and the older table where a format asks for it. */

import { globMatch, hasWildcard } from '@/core/files/glob.ts'
import { columns, pad, padLeft } from '../../columns.ts'
import { done, failed, note, type Reply, say } from '../../command.ts'
import type { DockerCall, DockerCommand } from '../../docker-command.ts'
import { allOf, flagSpecs, isSet, lastOf } from '../../flags.ts'
import { formatted } from '../../formatted.ts'
import { familiarName, splitTag } from '../../image-name.ts'
import {
  compressedKnown,
  diskUsage,
  type ImageRow,
  idOf,
  imageRows,
  inUse,
  NOT_RECORDED,
  shownFigure,
  shownSize,
} from '../../image-view.ts'
import type { StoredImage } from '../../terminal.ts'
import { humanDuration } from '../../units.ts'

export const images: DockerCommand = {
  names: ['images', 'image ls', 'image list'],
  usage: '[OPTIONS] [REPOSITORY[:TAG]]',
  summary: 'List images',
  flags: flagSpecs('a,all', 'digests', 'f,filter=', 'format=', 'no-trunc', 'q,quiet', 'tree'),
  arity: { min: 0, max: 1 },
  run: listImages,
}

const HEADERS = {
  Repository: 'REPOSITORY',
  Tag: 'TAG',
  ID: 'IMAGE ID',
  CreatedSince: 'CREATED',
  CreatedAt: 'CREATED AT',
  Size: 'SIZE',
  Digest: 'DIGEST',
}

function listImages(call: DockerCall): Reply {
  const rows = selected(call)
  if (typeof rows === 'string') return failed(1, rows)
  const format = lastOf(call.flags, 'format')
  if (isSet(call.flags, 'quiet')) return done(say(...new Set(rows.map((row) => shownId(call, row.stored)))))
  if (format !== undefined && format !== 'table')
    return formatted(
      format,
      rows.map((row) => fieldsOf(call, row)),
      HEADERS,
    )
  const old = format === 'table' || isSet(call.flags, 'no-trunc') || isSet(call.flags, 'digests')
  return done([...say(...(old ? oldTable(call, rows) : newView(call, rows))), ...unrecorded(rows, old)])
}

function newView(call: DockerCall, rows: readonly ImageRow[]): string[] {
  const names = rows.map((row) => row.name ?? '<untagged>')
  const whole = compressedKnown(rows)
  const width = Math.max('IMAGE'.length, ...names.map((name) => name.length))
  const line = (name: string, id: string, disk: string, content: string, extra: string) =>
    `${pad(name, width)}   ${pad(id, 12)}   ${padLeft(disk, 10)}   ${padLeft(content, 12)}   ${extra}`
  const lines = rows.map((row, i) => {
    const { stored } = row
    const used = inUse(call.session, stored) ? 'U' : ''
    return line(
      names[i]!,
      idOf(stored),
      shownSize(diskUsage(stored, whole)),
      shownFigure(stored.image.compressedSize),
      pad(used, 5),
    )
  })
  return [line('IMAGE', 'ID', 'DISK USAGE', 'CONTENT SIZE', 'EXTRA'), ...lines]
}

function oldTable(call: DockerCall, rows: readonly ImageRow[]): string[] {
  const fields = rows.map((row) => fieldsOf(call, row))
  const body = fields.map((each) => [each.Repository, each.Tag, each.ID, each.CreatedSince, each.Size])
  return columns([['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE'], ...body])
}

function fieldsOf(call: DockerCall, row: ImageRow) {
  const { stored } = row
  const { repository, tag } = row.name === undefined ? { repository: '<none>', tag: '<none>' } : splitTag(row.name)
  return {
    Repository: repository,
    Tag: tag,
    ID: shownId(call, stored),
    Digest: stored.image.base?.ref === row.name ? (stored.image.base?.digest ?? '<none>') : '<none>',
    CreatedSince: `${humanDuration(call.world.now - stored.created)} ago`,
    CreatedAt: new Date(stored.created).toISOString().replace('T', ' ').replace('.000Z', ' +0000 UTC'),
    Size: shownFigure(stored.image.size),
    Containers: String(call.session.containers.filter((each) => each.imageId === stored.image.id).length),
  }
}

function shownId(call: DockerCall, stored: StoredImage): string {
  return isSet(call.flags, 'no-trunc') ? stored.image.id : idOf(stored)
}

/** Filters and the one argument; a string is Docker's complaint. Since Docker 29 untagged images show only when asked for. */
function selected(call: DockerCall): readonly ImageRow[] | string {
  const filtersGiven = allOf(call.flags, 'filter')
  const untagged = isSet(call.flags, 'all') || filtersGiven.some((filter) => filter.startsWith('dangling='))
  let rows = imageRows(call.session.images, untagged)
  const wanted = call.operands[0]
  if (wanted !== undefined) rows = rows.filter((row) => matches(row, wanted))
  for (const filter of filtersGiven) {
    const [key, value = ''] = filter.split(/=(.*)/s)
    if (key === 'dangling') rows = rows.filter((row) => (row.name === undefined) === /^(1|true)$/.test(value))
    else if (key === 'reference') rows = rows.filter((row) => matches(row, value))
    else if (key === 'label') rows = rows.filter((row) => hasLabel(row.stored, value))
    else if (['before', 'since', 'until'].includes(key!)) return `stagecraft: the filter ${key} is not modelled`
    else return `Error response from daemon: invalid filter '${key}'`
  }
  return rows
}

function matches(row: ImageRow, pattern: string): boolean {
  if (row.name === undefined) return false
  const { repository } = splitTag(row.name)
  if (!hasWildcard(pattern)) return pattern.includes(':') ? familiarName(pattern) === row.name : repository === pattern
  return [repository, row.name].some((name) => globMatch(pattern, name) === 'match')
}

function hasLabel(stored: StoredImage, text: string): boolean {
  const [key, value] = text.split(/=(.*)/s)
  const found = stored.image.config.labels[key!]
  return value === undefined ? found !== undefined : found === value
}

function unrecorded(rows: readonly ImageRow[], old: boolean) {
  const lines: string[] = []
  if (!old && !compressedKnown(rows)) {
    lines.push(
      'DISK USAGE counts the unpacked files alone: Docker 29 adds the compressed layers, whose size is not recorded',
    )
  }
  if (rows.some((row) => row.stored.image.size.value === undefined))
    lines.push(`${NOT_RECORDED} means: not recorded; a real Docker measures it`)
  return note(...lines)
}
