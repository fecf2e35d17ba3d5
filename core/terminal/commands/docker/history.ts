/** `docker history`: an image's layers, newest first. */

import { columns, ellipsis } from '../../columns.ts'
import { done, note, type Reply, say } from '../../command.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import { formatted } from '../../formatted.ts'
import { familiarName } from '../../image-name.ts'
import { findImage, shortId } from '../../image-store.ts'
import { NOT_RECORDED, shownFigure } from '../../image-view.ts'
import type { StoredImage } from '../../terminal.ts'
import { humanDuration } from '../../units.ts'

export const history: DockerCommand = {
  names: ['history', 'image history'],
  usage: '[OPTIONS] IMAGE',
  summary: 'Show the history of an image',
  flags: flagSpecs('format=', 'H,human', 'no-trunc', 'platform=', 'q,quiet'),
  arity: { min: 1, max: 1 },
  run: showHistory,
}

const CREATED_BY_WIDTH = 45

const HEADERS = { ID: 'IMAGE', CreatedSince: 'CREATED', CreatedBy: 'CREATED BY', Size: 'SIZE', Comment: 'COMMENT' }

function showHistory(call: DockerCall): Reply {
  const text = call.operands[0]!
  const stored = findImage(call.session.images, text)
  if (stored === undefined) return daemonError(`No such image: ${familiarName(text) ?? text}`)
  const rows = rowsOf(call, stored)
  const format = lastOf(call.flags, 'format')
  if (isSet(call.flags, 'quiet')) return done(say(...rows.map((row) => row.ID)))
  if (format !== undefined && format !== 'table') return formatted(format, rows, HEADERS)
  const body = rows.map((row) => [row.ID, row.CreatedSince, row.CreatedBy, row.Size, row.Comment])
  const table = columns([['IMAGE', 'CREATED', 'CREATED BY', 'SIZE', 'COMMENT'], ...body])
  const missing = rows.some((row) => row.Size === NOT_RECORDED)
  return done([...say(...table), ...(missing ? note(`${NOT_RECORDED} means: not recorded`) : [])])
}

function rowsOf(call: DockerCall, stored: StoredImage) {
  const whole = isSet(call.flags, 'no-trunc')
  return [...stored.image.layers].reverse().map((layer, i) => {
    const created = layer.created === undefined ? stored.created : Date.parse(layer.created)
    return {
      ID: i === 0 ? (whole ? stored.image.id : shortId(stored.image.id)) : '<missing>',
      CreatedSince: `${humanDuration(call.world.now - (Number.isNaN(created) ? stored.created : created))} ago`,
      CreatedBy: whole ? layer.createdBy : ellipsis(layer.createdBy.replace(/\t/g, ' '), CREATED_BY_WIDTH),
      Size: layer.emptyLayer ? '0B' : shownFigure(layer.size),
      Comment: 'buildkit.dockerfile.v0',
    }
  })
}
