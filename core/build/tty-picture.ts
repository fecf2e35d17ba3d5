/**
 * BuildKit's progress in a terminal: one picture of a moment, redrawn over the last (progressui/display.go: ttyDisplay).
 * The picture fits the window: while the build goes on only the newest steps show, and of commands their last lines.
 */

import { tenths } from './printing/seconds.ts'
import { showSize } from './show-size.ts'
import type { TimedStatus, TimedVertex, Timeline, VertexState } from './timeline.ts'

export type TtyLook = 'head' | 'going' | 'done' | 'error' | 'canceled' | 'log'

export interface TtyLine {
  readonly text: string
  readonly look: TtyLook
}

export interface TtyWindow {
  readonly columns: number
  readonly rows: number
}

interface Job {
  readonly vertex: TimedVertex | undefined
  readonly name: string
  readonly seconds: number
  readonly completed: boolean
  readonly look: TtyLook
  /** Bytes so far. */
  readonly status: string
}

const BUILDER = 'docker:default'
/** Lines of a command's output. */
const LOG_ROWS = 6

/** `at` in seconds of the simulated clock; at the end of the build every line shows, whatever the window's height. */
export function ttyPicture(timeline: Timeline, at: number, window: TtyWindow): readonly TtyLine[] {
  const over = at >= timeline.seconds
  const begun = timeline.vertices.filter((vertex) => vertex.start <= at || over)
  const jobs = begun.flatMap((vertex) => jobsOf(vertex, over ? Number.POSITIVE_INFINITY : at))
  const { shown, logs } = over ? { shown: jobs, logs: new Map() } : fitted(jobs, at, window.rows)
  const lines = shown.flatMap((job) => [jobLine(job, window.columns), ...(logs.get(job) ?? [])])
  return [headLine(timeline, Math.min(at, timeline.seconds), over, window.columns), ...lines.filter(isLine)]
}

function headLine(timeline: Timeline, at: number, over: boolean, columns: number): TtyLine {
  const known = knownAt(timeline, at, over)
  const completed = known.vertices.filter((vertex) => over || vertex.end <= at).length
  const finished = over && completed === known.count ? ' FINISHED' : ''
  const text = `[+] Building ${tenths(at)} (${completed}/${known.count})${finished}`
  return { text: align(text, BUILDER, columns), look: 'head' }
}

/** The steps of the Dockerfile are known once the images were looked up. */
function knownAt(timeline: Timeline, at: number, over: boolean) {
  const { vertices, pending } = timeline
  const looked = vertices.find((vertex) => vertex.name.endsWith('load .dockerignore'))?.start
  if (over || (looked !== undefined && at >= looked)) return { vertices, count: vertices.length + pending }
  const begun = vertices.filter((vertex) => vertex.start <= at)
  return { vertices: begun, count: begun.length }
}

function jobsOf(vertex: TimedVertex, at: number): Job[] {
  const completed = vertex.end <= at
  const job: Job = {
    vertex,
    name: `${completed ? PREFIX[vertex.state] : ''}${vertex.name}`,
    seconds: Math.min(at, vertex.end) - vertex.start,
    completed,
    look: completed ? LOOK[vertex.state] : 'going',
    status: '',
  }
  const statuses = vertex.statuses.filter((status) => status.start <= at).map((status) => statusJob(status, at))
  const warnings = completed ? vertex.warnings.map(warningJob) : []
  return [job, ...statuses, ...warnings]
}

const PREFIX: Readonly<Record<VertexState, string>> = {
  done: '',
  cached: 'CACHED ',
  error: 'ERROR ',
  canceled: 'CANCELED ',
  unknown: 'CANNOT TELL ',
}

const LOOK: Readonly<Record<VertexState, TtyLook>> = {
  done: 'done',
  cached: 'done',
  error: 'error',
  canceled: 'canceled',
  unknown: 'canceled',
}

function statusJob(status: TimedStatus, at: number): Job {
  const completed = status.end <= at
  const share = completed ? 1 : (at - status.start) / (status.end - status.start)
  const { current, total } = status
  const so = current === undefined ? '' : showSize(Math.round(current * (total === undefined ? 1 : share)))
  return {
    vertex: undefined,
    name: `=> ${status.id}`,
    seconds: Math.min(at, status.end) - status.start,
    completed,
    look: completed ? 'done' : 'going',
    status: total === undefined ? so : `${so} / ${showSize(total)}`,
  }
}

function warningJob(text: string): Job {
  return { vertex: undefined, name: `WARN: ${text}`, seconds: 0, completed: true, look: 'canceled', status: '' }
}

interface Fitted {
  readonly shown: readonly Job[]
  readonly logs: ReadonlyMap<Job, readonly TtyLine[]>
}

/** Output of commands shows where there is room beside what is going on; then the oldest finished lines go. */
function fitted(jobs: readonly Job[], at: number, rows: number): Fitted {
  const going = jobs.filter((job) => !job.completed)
  let free = rows - 2 - going.length
  let used = 0
  const logs = new Map<Job, readonly TtyLine[]>()
  for (const job of going) {
    const lines = job.vertex === undefined ? [] : lastLines(job.vertex, at)
    if (lines.length === 0 || free <= LOG_ROWS + 3) continue
    logs.set(job, lines)
    used += lines.length
    free -= LOG_ROWS + 3
  }
  return { shown: wrapped(jobs, rows - 2 - used), logs }
}

function lastLines(vertex: TimedVertex, at: number): readonly TtyLine[] {
  const printed = vertex.logs.filter((log) => vertex.start + log.at <= at && log.text.trim() !== '')
  return printed.slice(-LOG_ROWS).map(({ text }) => ({ text: ` => => # ${text}`, look: 'log' }))
}

/** The newest lines; those still going stay, in the place of finished ones. */
function wrapped(jobs: readonly Job[], limit: number): readonly Job[] {
  if (jobs.length <= limit) return jobs
  if (limit <= 0) return []
  const newest = jobs.slice(-limit)
  const hidden = jobs.slice(0, -limit).filter((job) => !job.completed)
  let room = hidden.length
  const kept = newest.filter((job) => !job.completed || room-- <= 0)
  const freed = newest.length - kept.length
  return [...(freed === 0 ? [] : hidden.slice(-freed)), ...kept]
}

/** Undefined where the window is too narrow for a step and its time. */
function jobLine(job: Job, columns: number): TtyLine | undefined {
  const timer = ` ${tenths(job.seconds < 0.05 ? 0 : job.seconds)}`
  let left = columns - ' => '.length - timer.length - 2
  const withStatus = job.status !== '' && left + job.status.length > 20
  if (withStatus) left -= job.status.length + 1
  if (left < 12) return undefined
  const name = job.name.replaceAll('\t', ' ').slice(0, left)
  const text = ` => ${name}${withStatus ? ` ${job.status}` : ''}`
  return { text: align(text, timer, columns - 1), look: job.look }
}

function isLine(line: TtyLine | undefined): line is TtyLine {
  return line !== undefined
}

function align(left: string, right: string, columns: number): string {
  const gap = columns - [...left].length - right.length
  return gap < 1 ? left : `${left}${' '.repeat(gap)}${right}`
}
