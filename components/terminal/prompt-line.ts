/** The line being typed, painted in xterm behind its prompt: however often it wraps, it is redrawn in its place. */
import type { Terminal } from '@xterm/xterm'
import type { Line } from './line-editor.ts'

const BOLD = '\x1b[1m'
const PLAIN = '\x1b[0m'

export interface PromptLine {
  draw(line: Line): void
  /** The next drawing begins on a line of its own. */
  leave(): void
}

export function promptLine(terminal: Terminal, prompt: () => string): PromptLine {
  let rowsAbove = 0
  return {
    draw(line) {
      const width = terminal.cols
      const before = prompt()
      const up = rowsAbove > 0 ? `\x1b[${rowsAbove}A` : ''
      const total = before.length + line.text.length
      const target = before.length + line.cursor
      const row = Math.floor(target / width)
      const column = target % width
      const back = Math.floor(total / width) - row
      const wrap = total % width === 0 ? '\r\n' : ''
      const place = `${back > 0 ? `\x1b[${back}A` : ''}\r${column > 0 ? `\x1b[${column}C` : ''}`
      terminal.write(`${up}\r\x1b[J${BOLD}${before}${PLAIN}${line.text}${wrap}${place}`)
      rowsAbove = row
    },
    leave() {
      rowsAbove = 0
    },
  }
}
