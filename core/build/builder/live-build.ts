/** A real build while it goes on: events folded into the timeline that the simulated build has from the start. */
import type { TimedStatus, TimedVertex, Timeline } from '../timeline.ts'
import type { BuildEvent } from './port.ts'

export interface LiveBuild {
  /** By id, in the order they began. */
  readonly vertices: ReadonlyMap<string, TimedVertex>
  readonly notes: readonly string[]
}

export const NO_BUILD: LiveBuild = { vertices: new Map(), notes: [] }

/** A page keeps this many lines of a step, the newest. */
const MOST_LINES = 400
const MOST_NOTES = 200

/** Of what has not ended yet. */
const OPEN = Number.POSITIVE_INFINITY

export function withEvent(build: LiveBuild, event: BuildEvent): LiveBuild {
  switch (event.kind) {
    case 'note':
      return { ...build, notes: [...build.notes, event.text].slice(-MOST_NOTES) }
    case 'vertex':
      return put(build, event.id, changed(build.vertices.get(event.id), event))
    case 'status':
      return change(build, event.vertex, (vertex) => ({ ...vertex, statuses: withStatus(vertex.statuses, event) }))
    case 'log':
      return change(build, event.vertex, (vertex) => ({
        ...vertex,
        logs: [...vertex.logs, { at: Math.max(0, event.at - vertex.start), text: event.text }].slice(-MOST_LINES),
      }))
    case 'warning':
      return change(build, event.vertex, (vertex) => ({ ...vertex, warnings: [...vertex.warnings, event.text] }))
  }
}

/** `now` in seconds since the build began: steps that go on end then, as far as anybody knows. */
export function liveTimeline(build: LiveBuild, now: number): Timeline {
  const vertices = [...build.vertices.values()].map((vertex) => ({
    ...vertex,
    end: Math.min(vertex.end, Math.max(now, vertex.start)),
    statuses: vertex.statuses.map((status) => ({ ...status, end: Math.min(status.end, Math.max(now, status.start)) })),
  }))
  return { vertices, pending: 0, seconds: now }
}

export function isGoing(vertex: TimedVertex): boolean {
  return vertex.end === OPEN
}

/** The name in `[builder 2/6] RUN npm ci`; undefined for BuildKit's own steps. */
export function stageOfStep(name: string): string | undefined {
  const inside = /^\[([^\]]+?)(?: +\d+\/\d+)?\] /.exec(name)?.[1]
  return inside === undefined || inside === 'internal' || /^\d+\/\d+$/.test(inside) ? undefined : inside
}

function changed(before: TimedVertex | undefined, event: Extract<BuildEvent, { kind: 'vertex' }>): TimedVertex {
  const { name, state, at, message } = event
  if (state === 'started') {
    const empty = { stage: undefined, statuses: [], logs: [], warnings: [] }
    return { ...empty, ...before, name, start: before?.start ?? at, end: OPEN, state: 'done' }
  }
  const begun: TimedVertex = before ?? {
    name,
    stage: undefined,
    start: at,
    end: at,
    state,
    statuses: [],
    logs: [],
    warnings: [],
  }
  return { ...begun, name, end: at, state, ...(message === undefined ? {} : { message }) }
}

function withStatus(
  statuses: readonly TimedStatus[],
  event: Extract<BuildEvent, { kind: 'status' }>,
): readonly TimedStatus[] {
  const { id, current, total, at, ended } = event
  const before = statuses.find((status) => status.id === id)
  const status: TimedStatus = {
    id,
    ...(current === undefined ? {} : { current }),
    ...(total === undefined ? {} : { total }),
    start: before?.start ?? at,
    end: ended ? at : OPEN,
  }
  return before === undefined ? [...statuses, status] : statuses.map((one) => (one === before ? status : one))
}

function change(build: LiveBuild, id: string, by: (vertex: TimedVertex) => TimedVertex): LiveBuild {
  const vertex = build.vertices.get(id)
  return vertex === undefined ? build : put(build, id, by(vertex))
}

function put(build: LiveBuild, id: string, vertex: TimedVertex): LiveBuild {
  return { ...build, vertices: new Map(build.vertices).set(id, vertex) }
}
