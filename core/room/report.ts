/** What a teacher takes along before the room is deleted: a table for a spreadsheet, or all of it as JSON. */
import { type Board, boardOf, standingNow } from './board.ts'
import type { RoomState } from './room.ts'

/** UTF-8 with a byte order mark, which spreadsheets want; rows in the order learners joined, so that nobody is ranked. */
export function csvReport(state: RoomState, now: number): string {
  const rows = Object.values(state.members).flatMap((member) =>
    Object.entries(member.lessons).flatMap(([lesson, checks]) =>
      Object.entries(checks).map(([check, one]) => [
        member.name,
        lesson,
        check,
        standingNow(member, one, now),
        new Date(one.since).toISOString(),
        one.failingSince === undefined ? '' : new Date(one.failingSince).toISOString(),
        one.message ?? '',
      ]),
    ),
  )
  const idle = Object.values(state.members)
    .filter(({ lessons }) => Object.keys(lessons).length === 0)
    .map(({ name }) => [name, '', '', '', '', '', ''])
  return `\ufeff${[HEADER, ...rows, ...idle].map(csvRow).join('')}`
}

const HEADER = ['name', 'lesson', 'check', 'status', 'since', 'failing since', 'message']

function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * Always quoted, and with an apostrophe before what a spreadsheet would take for a formula:
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvCell(text: string): string {
  const harmless = /^\s*[=+\-@\t\r|%\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}

export interface JsonReport {
  readonly format: 'stagecraft-room'
  readonly version: 1
  /** ISO 8601. */
  readonly exportedAt: string
  readonly board: Board
  readonly room: RoomState
}

export function jsonReport(state: RoomState, now: number): JsonReport {
  return {
    format: 'stagecraft-room',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    board: boardOf(state, now),
    room: state,
  }
}
