/** `--progress=plain`, the form every BuildKit prints, as build events: for a Docker that has no rawjson. */
import type { BuildEvent } from './port.ts'
import type { ProgressReader } from './read-raw-json.ts'

const LINE = /^#(\d+) (.*)$/
const SIZE = String.raw`[\d.]+[kMGT]?B`
const STATUS = new RegExp(String.raw`^(.*?)(?: (${SIZE})(?: / (${SIZE}))?)?(?: [\d.]+s)?( done)?$`)
const FACTORS: Readonly<Record<string, number>> = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 }

interface Step {
  readonly name: string
  readonly began: number
}

export function plainReader(): ProgressReader {
  const steps = new Map<string, Step>()
  return {
    read(line, now) {
      const match = LINE.exec(line)
      if (match === null) return line.trim() === '' ? [] : [{ kind: 'note', text: line }]
      const [, id = '', text = ''] = match
      // The builder introduces itself as step 0; `...` leaves a step for another.
      if (id === '0' || text === '...') return []
      const step = steps.get(id)
      if (step !== undefined) return text === step.name ? [] : eventsOf(id, step, text, now)
      const begun = { name: text, began: now }
      steps.set(id, begun)
      return [{ kind: 'vertex', id, name: text, state: 'started', at: now }]
    },
  }
}

function eventsOf(id: string, { name, began }: Step, text: string, now: number): BuildEvent[] {
  const done = /^DONE ([\d.]+)s$/.exec(text)
  const vertex = { kind: 'vertex', id, name } as const
  if (done !== null) return [{ ...vertex, state: 'done', at: Math.max(now, began + Number(done[1])) }]
  if (text === 'CACHED') return [{ ...vertex, state: 'cached', at: now }]
  if (text === 'CANCELED') return [{ ...vertex, state: 'canceled', at: now }]
  if (text.startsWith('ERROR: ')) return [{ ...vertex, state: 'error', at: now, message: text.slice('ERROR: '.length) }]
  if (text.startsWith('WARN: ')) return [{ kind: 'warning', vertex: id, text: text.slice('WARN: '.length) }]
  const log = /^(\d+\.\d+) (.*)$/.exec(text)
  if (log !== null) return [{ kind: 'log', vertex: id, at: began + Number(log[1]), text: log[2]! }]
  // Older versions print the step's digest below its name.
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return []
  return statusOf(id, text, now)
}

function statusOf(id: string, text: string, now: number): BuildEvent[] {
  const [, name = text, current, total, ended] = STATUS.exec(text) ?? []
  return [
    {
      kind: 'status',
      vertex: id,
      id: name,
      ...(current === undefined ? {} : { current: bytesOf(current) }),
      ...(total === undefined ? {} : { total: bytesOf(total) }),
      at: now,
      ended: ended !== undefined,
    },
  ]
}

function bytesOf(text: string): number {
  const [, value = '0', unit = 'B'] = /^([\d.]+)(.*)$/.exec(text) ?? []
  return Math.round(Number(value) * (FACTORS[unit] ?? 1))
}
