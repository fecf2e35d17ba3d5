/** All that commands printed, for a terminal that may come later than the first line. */
import type { RunEnd } from '@/core/runtime/node-runtime.ts'

export interface Transcript {
  /** With its prompt, as it would be typed. */
  command(words: readonly string[]): void
  write(text: string): void
  end(end: RunEnd): void
  /** Lines of the newest command, without colours and cursor movements. */
  lines(): readonly string[]
  /** Gets all there is, and what comes. Gives the way to stop. */
  follow(listener: (text: string) => void): () => void
}

/** Characters kept; older ones are cut off. */
const LIMIT = 200_000
const DIM = '\x1b[2m'
const PLAIN = '\x1b[0m'

export function createTranscript(): Transcript {
  let text = ''
  let newest = ''
  const listeners = new Set<(text: string) => void>()
  const add = (more: string) => {
    text = (text + more).slice(-LIMIT)
    for (const listener of listeners) listener(more)
  }
  return {
    command(words) {
      newest = ''
      add(`${text === '' || text.endsWith('\n') ? '' : '\r\n'}${DIM}$${PLAIN} ${words.join(' ')}\r\n`)
    },
    write(more) {
      newest = (newest + more).slice(-LIMIT)
      add(more)
    },
    end: (end) => add(`${text.endsWith('\n') ? '' : '\r\n'}${DIM}${endWords(end)}${PLAIN}\r\n\r\n`),
    lines: () => plainLines(newest),
    follow(listener) {
      if (text !== '') listener(text)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function endWords(end: RunEnd): string {
  switch (end.kind) {
    case 'ended':
      return end.code === 0 ? 'Done.' : `Ended with exit code ${end.code}.`
    case 'stopped':
      return 'Stopped.'
    case 'broken':
      return `The Node runtime failed: ${end.why}`
  }
}

/** What is left on the lines when colours are off: of a line that was written over, its last text. */
function plainLines(text: string): readonly string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
  const plain = text.replace(/\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07]*(?:\x07|\x1b\\)|\x1b[@-_]/g, '')
  const lines = plain.split(/\r?\n/).map((line) => line.slice(line.lastIndexOf('\r') + 1).trimEnd())
  while (lines.length > 0 && lines.at(-1) === '') lines.pop()
  return lines
}
