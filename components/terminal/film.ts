/**
 * The moving form of `docker build`: pictures drawn one over the other, each in one write so that nothing flickers. The
 * simulated clock runs faster than a real build's; a key, or a wish for less motion, goes to the last picture at once.
 */
import type { Timeline } from '@/core/build/timeline.ts'
import { type TtyLine, type TtyLook, type TtyWindow, ttyPicture } from '@/core/build/tty-picture.ts'

/** No build takes longer than this to watch, in milliseconds. */
const LONGEST = 2200
const FRAME = 80

/** As BuildKit colours them: what is done blue, errors red, what was cancelled yellow, output faint. */
const LOOKS: Readonly<Record<TtyLook, string>> = {
  head: '\x1b[1m',
  going: '',
  done: '\x1b[34m',
  error: '\x1b[31m',
  canceled: '\x1b[33m',
  log: '\x1b[2m',
}
const PLAIN = '\x1b[0m'
/** Synchronised output: a terminal that knows it shows the whole at once. */
const TOGETHER = ['\x1b[?2026h\x1b[?25l', '\x1b[?25h\x1b[?2026l'] as const

/** Draws over the `above` lines before it. */
export function drawn(lines: readonly TtyLine[], above: number): string {
  const up = above > 0 ? `\x1b[${above}A` : ''
  const body = lines.map(({ text, look }) => `${LOOKS[look]}${text}${PLAIN}\x1b[K\r\n`).join('')
  return `${TOGETHER[0]}${up}\r${body}\x1b[J${TOGETHER[1]}`
}

export interface Screen extends TtyWindow {
  write(text: string): void
}

export interface Film {
  readonly ended: Promise<void>
  skip(): void
}

export function playFilm(timeline: Timeline, screen: () => Screen, still: boolean): Film {
  const seconds = timeline.seconds
  const length = Math.min(LONGEST, seconds * 1000)
  let above = 0
  let skipped = still || length < FRAME
  let wake: (() => void) | undefined
  const show = (at: number) => {
    const window = screen()
    const lines = ttyPicture(timeline, at, window)
    window.write(drawn(lines, above))
    above = lines.length
  }
  async function run(): Promise<void> {
    for (let shown = 0; shown < length && !skipped; shown += FRAME) {
      show((shown / length) * seconds)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, FRAME)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    show(seconds)
  }
  return {
    ended: run(),
    skip() {
      skipped = true
      wake?.()
    },
  }
}

/** What a screen reader hears of the whole film, once. */
export function filmInWords(timeline: Timeline): string {
  const { vertices, pending } = timeline
  const count = (state: string) => vertices.filter((vertex) => vertex.state === state).length
  const failed = vertices.find((vertex) => vertex.state === 'error')
  const cached = count('cached')
  const steps = `${vertices.length} of ${vertices.length + pending} steps`
  const ending = failed === undefined ? '' : ` stopped at ${failed.name}`
  return `docker build${ending}: ${steps}${cached === 0 ? '' : `, ${cached} cached`}.`
}
