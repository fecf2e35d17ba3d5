/**
 * BuildKit's plain printer: one stream for steps that run side by side. It stays with the step it shows, prints what
 * has ended before what goes on, and leaves a silent step (`#7 ...`) for one with something to say
 * (progressui/printer.go: textMux).
 */
import { showSize } from '../show-size.ts'
import type { TimedStatus, TimedVertex, Timeline } from '../timeline.ts'
import { logSeconds, tenths } from './seconds.ts'

/** Updates come in bundles, one a tick (seconds). */
const TICK = 0.1
/** A step that is shown keeps its turn this long against another that prints as much. */
const ANTI_FLICKER = 5
const HIDDEN_AT_MOST = 10

interface Shown {
  readonly vertex: TimedVertex
  number: number
  /** Until where it was printed. */
  printedTo: number
  /** Printed once it had something new, or at all. */
  closed: boolean
}

interface Printer {
  readonly lines: string[]
  current: Shown | undefined
  last: number
}

export function plainLines(timeline: Timeline): string[] {
  const all = timeline.vertices.map((vertex): Shown => ({ vertex, number: 0, printedTo: -1, closed: false }))
  const printer: Printer = { lines: [], current: undefined, last: 0 }
  const ticks = new Set(all.flatMap(({ vertex }) => momentsOf(vertex)).map((moment) => Math.ceil(moment / TICK - 1e-9)))
  for (const tick of [...ticks].sort((one, other) => one - other)) bundle(printer, all, tick * TICK)
  for (const shown of all) if (!shown.closed) print(printer, shown, Number.POSITIVE_INFINITY)
  return printer.lines
}

function momentsOf(vertex: TimedVertex): number[] {
  const logs = vertex.logs.map((log) => vertex.start + log.at)
  return [vertex.start, vertex.end, ...vertex.statuses.map((status) => status.end), ...logs]
}

function bundle(printer: Printer, all: readonly Shown[], now: number): void {
  const updated = all.filter((shown) => !shown.closed && shown.vertex.start <= now && hasNews(shown, now))
  const ended = updated.filter(({ vertex }) => vertex.end <= now)
  const { current } = printer
  if (current !== undefined && ended.includes(current)) print(printer, current, now)
  for (const shown of ended.sort((one, other) => one.vertex.end - other.vertex.end)) {
    if (!shown.closed) print(printer, shown, now)
  }
  const going = all.filter((shown) => !shown.closed && shown.vertex.start <= now && shown.vertex.end > now)
  const next = nextToShow(printer, going, now)
  if (next !== undefined) print(printer, next, now)
}

/** The step that is shown stays while it speaks; otherwise the one with the most to say, or the first that goes on. */
function nextToShow(printer: Printer, going: readonly Shown[], now: number): Shown | undefined {
  const { current } = printer
  const speaking = going.filter((shown) => unread(shown, now) > 0 || shown.number === 0)
  if (current === undefined) return mostToSay(speaking, now) ?? going[0]
  if (speaking.includes(current)) return current
  const hidden = speaking.find((shown) => now - Math.max(shown.printedTo, shown.vertex.start) > HIDDEN_AT_MOST)
  return hidden ?? (now - current.printedTo > ANTI_FLICKER ? mostToSay(speaking, now) : undefined)
}

function mostToSay(candidates: readonly Shown[], now: number): Shown | undefined {
  return [...candidates].sort((one, other) => unread(other, now) - unread(one, now))[0]
}

function hasNews(shown: Shown, now: number): boolean {
  return shown.number === 0 || shown.vertex.end <= now || unread(shown, now) > 0
}

function unread({ vertex, printedTo }: Shown, now: number): number {
  const isNew = (moment: number) => moment > printedTo && moment <= now
  const logs = vertex.logs.filter((log) => isNew(vertex.start + log.at))
  return logs.length + vertex.statuses.filter((status) => isNew(status.end)).length
}

function print(printer: Printer, shown: Shown, now: number): void {
  const { vertex } = shown
  if (shown.number === 0) {
    printer.last += 1
    shown.number = printer.last
  }
  const say = (text: string) => printer.lines.push(`#${shown.number} ${text}`)
  if (printer.current !== shown) {
    if (printer.current !== undefined) printer.lines.push(`#${printer.current.number} ...`)
    if (printer.lines.length > 0) printer.lines.push('')
    say(vertex.name)
  }
  const isNew = (moment: number) => moment > shown.printedTo && moment <= now
  for (const status of vertex.statuses) if (isNew(status.end)) say(statusLine(status))
  if (vertex.end <= now) for (const warning of vertex.warnings) say(`WARN: ${warning}`)
  for (const log of vertex.logs) if (isNew(vertex.start + log.at)) say(`${logSeconds(log.at)} ${log.text}`)
  shown.printedTo = now
  printer.current = shown
  if (vertex.end > now) return
  say(ending(vertex))
  shown.closed = true
  printer.current = undefined
}

function statusLine(status: TimedStatus): string {
  const { id, current, total, start, end } = status
  const bytes =
    current === undefined ? '' : ` ${showSize(current)}${total === undefined ? '' : ` / ${showSize(total)}`}`
  const seconds = end - start
  return `${id}${bytes}${seconds > 0.01 ? ` ${tenths(seconds)}` : ''} done`
}

function ending(vertex: TimedVertex): string {
  switch (vertex.state) {
    case 'done':
      return `DONE ${tenths(vertex.end - vertex.start)}`
    case 'cached':
      return 'CACHED'
    case 'canceled':
      return 'CANCELED'
    case 'error':
      return `ERROR: ${vertex.message ?? ''}`
    case 'unknown':
      return vertex.message ?? 'cannot tell'
  }
}
