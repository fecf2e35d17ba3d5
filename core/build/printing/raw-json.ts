/** `--progress=rawjson`: BuildKit's own status messages, one JSON document a line (client.SolveStatus). */
import { toBase64 } from '@/core/files/base64.ts'
import { sha256Hex } from '@/core/files/digest.ts'
import type { TimedVertex, Timeline } from '../timeline.ts'

/** `began` in milliseconds since 1970. */
export function rawJsonLines(timeline: Timeline, began: number): string[] {
  const moments = timeline.vertices.flatMap((vertex) => messagesOf(vertex, began))
  return moments.sort((one, other) => one.at - other.at).map(({ message }) => JSON.stringify(message))
}

function messagesOf(vertex: TimedVertex, began: number) {
  const time = (seconds: number) => new Date(began + Math.round(seconds * 1000)).toISOString()
  const digest = `sha256:${sha256Hex(vertex.name)}`
  const base = { digest, name: vertex.name, started: time(vertex.start) }
  const failure = vertex.state === 'canceled' ? 'context canceled' : vertex.message
  const closing = {
    ...base,
    completed: time(vertex.end),
    ...(vertex.state === 'cached' ? { cached: true } : {}),
    ...(failure === undefined ? {} : { error: failure }),
  }
  const logs = vertex.logs.map(({ at, text }) => ({
    at: vertex.start + at,
    message: {
      logs: [
        {
          vertex: digest,
          stream: 1,
          data: toBase64(new TextEncoder().encode(`${text}\n`)),
          timestamp: time(vertex.start + at),
        },
      ],
    },
  }))
  const statuses = vertex.statuses.map(({ id, current = 0, total, start, end }) => ({
    at: end,
    message: {
      statuses: [
        {
          id,
          vertex: digest,
          current,
          ...(total === undefined ? {} : { total }),
          timestamp: time(end),
          started: time(start),
          completed: time(end),
        },
      ],
    },
  }))
  const opening = { at: vertex.start, message: { vertexes: [base] } }
  return [opening, ...statuses, ...logs, { at: vertex.end, message: { vertexes: [closing] } }]
}
