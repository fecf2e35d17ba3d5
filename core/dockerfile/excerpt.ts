/** The piece of source that Docker prints under an error, with the instruction marked. */
import type { Range } from '@/core/text/position.ts'
import type { BuildError } from './syntax.ts'

const RULE = '-'.repeat(20)

/**
 * Lines as BuildKit's solver/errdefs prints them: `Dockerfile:6`, a rule, the lines with `>>>` before those of the
 * instruction, a rule. Context grows line by line on both sides until the padding is used up.
 */
export function sourceExcerpt(text: string, range: Range, file: string): readonly string[] {
  const lines = sourceLinesOf(text)
  const first = range.start.line
  const last = Math.min(lastLineOf(range), lines.length)
  if (first < 1 || first > lines.length) return []
  const { start, end } = withContext(first, last, lines.length)
  const shown = lines.slice(start - 1, end).map((line, i) => {
    const number = start + i
    const mark = number >= first && number <= last ? '>>>' : '   '
    return ` ${String(number).padStart(3)} | ${mark} ${line}`
  })
  return [`${file}:${first}`, RULE, ...shown, RULE]
}

/** The excerpts that Docker prints with an error, one under the other. */
export function errorExcerpts(text: string, error: Pick<BuildError, 'range' | 'excerpts'>, file: string) {
  const ranges = error.excerpts ?? (error.range === undefined ? [] : [error.range])
  return ranges.flatMap((range) => sourceExcerpt(text, range, file))
}

/** A range that ends at the first column ends on the line before. */
function lastLineOf({ start, end }: Range): number {
  return end.line > start.line && end.column === 1 ? end.line - 1 : end.line
}

function withContext(first: number, last: number, count: number): { start: number; end: number } {
  const pad = first === last ? 4 : 2
  let start = first
  let end = last
  let used = 0
  while (used < pad) {
    if (start > 1) {
      start--
      used++
    }
    if (end !== count) {
      end++
      used++
    }
    used++
  }
  return { start, end }
}

/** As a line scanner reads them: a last line end makes no further line. */
function sourceLinesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  if (lines.at(-1) === '') lines.pop()
  return lines
}
