/** What both terminals share: the transcript, the line being typed, and the way back through the history. */
import type { Timeline } from '@/core/build/timeline.ts'
import type { Bench } from '../workbench/bench-state.ts'

export interface Transcript {
  readonly prompt: string
  readonly line: string
  readonly output: string
}

/** A piece of what a line printed; `live` is the moving form a terminal that can redraw shows in its place. */
export interface Part {
  readonly text: string
  readonly live?: Timeline
}

/** Runs a line and gives what it printed, neighbouring texts as one; our own faults are printed as such. */
export async function runForParts(bench: Bench, line: string): Promise<{ parts: readonly Part[]; clear: boolean }> {
  try {
    const ran = await bench.run(line)
    const parts: Part[] = []
    for (const { text, live } of ran.output) {
      const last = parts.at(-1)
      if (live === undefined && last !== undefined && last.live === undefined)
        parts[parts.length - 1] = { text: last.text + text }
      else parts.push(live === undefined ? { text } : { text, live })
    }
    return { parts, clear: ran.clear }
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    return { parts: [{ text: `stagecraft: ${why}\n` }], clear: false }
  }
}

/** `~/starter-react-app $ `, or the prompt of a shell in a container: `/app # `. */
export function promptOf(bench: Bench): string {
  return bench.get().judged?.prompt ?? '~ $ '
}

export interface History {
  /** The line before or after the one shown; `draft` is what stands in the line now. */
  back(draft: string): string | undefined
  forward(): string | undefined
  push(line: string): void
}

export function lineHistory(earlier: readonly string[]): History {
  const lines = [...earlier]
  let at = lines.length
  let draft = ''
  return {
    back(current) {
      if (at === 0) return undefined
      if (at === lines.length) draft = current
      at -= 1
      return lines[at]
    },
    forward() {
      if (at >= lines.length) return undefined
      at += 1
      return at === lines.length ? draft : lines[at]
    },
    push(line) {
      if (line.trim() !== '' && lines.at(-1) !== line) lines.push(line)
      at = lines.length
      draft = ''
    },
  }
}

/** The longest beginning that all candidates share. */
export function sharedStart(candidates: readonly string[]): string {
  const [first = ''] = candidates
  let length = first.length
  for (const candidate of candidates) while (!candidate.startsWith(first.slice(0, length))) length -= 1
  return first.slice(0, length)
}
