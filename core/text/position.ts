/** Places in a text. Lines and columns count from 1, columns in UTF-16 units, ends are exclusive. */

export interface Position {
  /** UTF-16 units from the start of the text, from 0. */
  readonly offset: number
  readonly line: number
  readonly column: number
}

export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Turns offsets of one text into positions; built once, asked often (binary search over line starts). */
export interface LineIndex {
  readonly lineCount: number
  at(offset: number): Position
  range(start: number, end: number): Range
  /** The range of a whole line without its line end. Lines outside the text are clamped. */
  line(line: number): Range
}

export function lineIndex(text: string): LineIndex {
  const starts = lineStarts(text)
  // Who reads a text from top to bottom asks about one line again and again.
  let last = 0
  const rowOf = (offset: number): number => {
    const isLast = starts[last]! <= offset && offset < (starts[last + 1] ?? Number.POSITIVE_INFINITY)
    if (!isLast) last = lastAtMost(starts, offset)
    return last
  }
  const at = (offset: number): Position => {
    const clamped = Math.max(0, Math.min(offset, text.length))
    const row = rowOf(clamped)
    return { offset: clamped, line: row + 1, column: clamped - starts[row]! + 1 }
  }
  const range = (start: number, end: number): Range => ({ start: at(start), end: at(end) })
  return {
    lineCount: starts.length,
    at,
    range,
    line(line) {
      const row = Math.max(0, Math.min(line - 1, starts.length - 1))
      const next = starts[row + 1] ?? text.length + 1
      const end = text[next - 2] === '\r' ? next - 2 : next - 1
      return range(starts[row]!, Math.max(starts[row]!, end))
    },
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sorted[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
