/** Where the caret stands in a Dockerfile: the statement up to it, its continuation lines joined. */
import type { DockerfileSyntax } from './syntax.ts'

export interface Caret {
  /** Upper case, `ONBUILD` passed over; undefined while the keyword itself is written. */
  readonly keyword: string | undefined
  /** Whole words after the keyword, before the one at the caret. */
  readonly before: readonly string[]
  /** What stands of the word before the caret. */
  readonly typed: string
}

/** Undefined in comments and in heredocs. */
export function caretIn(syntax: DockerfileSyntax, offset: number): Caret | undefined {
  const inside = syntax.instructions.some(({ heredocs }) =>
    heredocs.some(({ contentRange }) => isIn(contentRange, offset)),
  )
  const lines = syntax.text.slice(0, offset).split('\n')
  if (inside || /^\s*#/.test(lines.at(-1)!)) return undefined
  const words = statement(lines, syntax.escape).split(/\s+/)
  const typed = words.pop() ?? ''
  const whole = words.filter((word) => word !== '')
  if (whole[0]?.toUpperCase() === 'ONBUILD') whole.shift()
  const [keyword, ...before] = whole
  return { keyword: keyword?.toUpperCase(), before, typed }
}

function isIn(
  range: { readonly start: { offset: number }; readonly end: { offset: number } },
  offset: number,
): boolean {
  return offset >= range.start.offset && offset < range.end.offset
}

/** The last line with those before it that are continued; comments and blank lines between do not end a statement. */
function statement(lines: readonly string[], mark: string): string {
  const parts = [lines.at(-1)!.trimStart()]
  for (let at = lines.length - 2; at >= 0; at--) {
    const line = lines[at]!.trimEnd()
    const isBetween = line.trim() === '' || /^\s*#/.test(line)
    if (isBetween) continue
    if (!line.endsWith(mark)) break
    parts.unshift(line.slice(0, -1).trimStart())
  }
  return parts.join(' ')
}
