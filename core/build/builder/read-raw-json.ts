/** BuildKit's status messages (`--progress=rawjson`: client.SolveStatus, one JSON document a line) as build events. */
import { z } from 'zod'
import { fromBase64 } from '@/core/files/base64.ts'
import type { BuildEvent } from './port.ts'

const time = z.string().nullish()

const solveStatus = z.object({
  vertexes: z
    .array(
      z.object({
        digest: z.string(),
        name: z.string().default(''),
        started: time,
        completed: time,
        cached: z.boolean().nullish(),
        error: z.string().nullish(),
      }),
    )
    .nullish(),
  statuses: z
    .array(
      z.object({
        id: z.string(),
        vertex: z.string(),
        current: z.number().nullish(),
        total: z.number().nullish(),
        timestamp: time,
        completed: time,
      }),
    )
    .nullish(),
  logs: z.array(z.object({ vertex: z.string(), data: z.string().nullish(), timestamp: time })).nullish(),
  warnings: z.array(z.object({ vertex: z.string().default(''), short: z.string().nullish() })).nullish(),
})

type SolveStatus = z.infer<typeof solveStatus>
type RawVertex = NonNullable<SolveStatus['vertexes']>[number]

export interface ProgressReader {
  /** `now` in seconds since the build began, for what carries no time. */
  read(line: string, now: number): readonly BuildEvent[]
}

export function rawJsonReader(): ProgressReader {
  let began: number | undefined
  const states = new Map<string, string>()
  const unfinished = new Map<string, string>()

  const seconds = (stamp: string | null | undefined, now: number): number => {
    const at = stamp === null || stamp === undefined ? Number.NaN : Date.parse(stamp)
    if (Number.isNaN(at)) return now
    began ??= at
    return Math.max(0, (at - began) / 1000)
  }

  /** A vertex is told again whenever something of it changes; one that was begun anew is begun anew. */
  function vertex(raw: RawVertex, now: number): BuildEvent[] {
    const state = stateOf(raw)
    const known = states.get(raw.digest)
    if (state === undefined || known === state) return []
    states.set(raw.digest, state)
    const at = seconds(state === 'started' ? raw.started : raw.completed, now)
    const event = { kind: 'vertex', id: raw.digest, name: raw.name, state, at } as const
    const early = state !== 'started' && known === undefined && raw.started ? seconds(raw.started, now) : undefined
    const opening = early === undefined ? [] : [{ ...event, state: 'started', at: early } as const]
    return [...opening, raw.error ? { ...event, message: raw.error } : event]
  }

  /** Output comes in pieces that end anywhere. */
  function log(id: string, data: string, at: number): BuildEvent[] {
    const lines = `${unfinished.get(id) ?? ''}${new TextDecoder().decode(fromBase64(data))}`.split('\n')
    unfinished.set(id, lines.pop() ?? '')
    return lines.map((text) => ({ kind: 'log', vertex: id, at, text: text.replace(/\r$/, '') }))
  }

  function rest(id: string, at: number): BuildEvent[] {
    const text = unfinished.get(id) ?? ''
    unfinished.delete(id)
    return text === '' ? [] : [{ kind: 'log', vertex: id, at, text }]
  }

  return {
    read(line, now) {
      if (line.trim() === '') return []
      const status = parsed(line)
      if (status === undefined) return [{ kind: 'note', text: line }]
      for (const { started } of status.vertexes ?? []) if (started) seconds(started, now)
      const logs = (status.logs ?? []).flatMap((one) => log(one.vertex, one.data ?? '', seconds(one.timestamp, now)))
      const vertices = (status.vertexes ?? []).flatMap((raw) => {
        const events = vertex(raw, now)
        return raw.completed ? [...rest(raw.digest, now), ...events] : events
      })
      const begun = vertices.filter((event) => event.kind === 'vertex' && event.state === 'started')
      const statuses = (status.statuses ?? []).map(
        (one): BuildEvent => ({
          kind: 'status',
          vertex: one.vertex,
          id: one.id,
          ...(one.current ? { current: one.current } : {}),
          ...(one.total ? { total: one.total } : {}),
          at: seconds(one.completed ?? one.timestamp, now),
          ended: Boolean(one.completed),
        }),
      )
      const warnings = (status.warnings ?? []).map(
        (one): BuildEvent => ({
          kind: 'warning',
          vertex: one.vertex,
          text: new TextDecoder().decode(fromBase64(one.short ?? '')),
        }),
      )
      const others = vertices.filter((event) => !begun.includes(event))
      return [...begun, ...statuses, ...warnings, ...logs, ...others]
    },
  }
}

function stateOf(raw: RawVertex) {
  if (raw.error) return /context canceled$/.test(raw.error) ? 'canceled' : 'error'
  if (raw.completed) return raw.cached ? 'cached' : 'done'
  return raw.started ? 'started' : undefined
}

function parsed(line: string): SolveStatus | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const status = solveStatus.safeParse(JSON.parse(line))
    return status.success ? status.data : undefined
  } catch {
    return undefined
  }
}
