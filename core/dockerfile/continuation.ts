/** Joins the physical lines of one instruction, as BuildKit's line parser does. */
import type { LineIndex } from '@/core/text/position.ts'
import { type JoinedText, joinedText } from './joined-text.ts'
import { isComment, isTooLong, leadingSpace, type SourceLine } from './source-lines.ts'

export interface LogicalLine {
  readonly joined: JoinedText
  /** Index into the lines of the first line after it. */
  readonly next: number
  readonly startLine: number
  readonly endLine: number
  /** A blank line stood inside a continuation. */
  readonly emptyContinuation: boolean
}

/** Undefined when the line at `first` holds nothing (blank or comment). */
export function readLogicalLine(
  lines: readonly SourceLine[],
  first: number,
  escapeToken: string,
  index: LineIndex,
): LogicalLine | undefined {
  const line = lines[first]!
  if (isComment(line.text)) return undefined
  // Leading space is cut from the first line only: "not from continuation lines", as BuildKit does.
  const indent = leadingSpace(line.text)
  const head = cutContinuation(line.text.slice(indent), escapeToken)
  if (!head.continues && head.text === '') return undefined
  const parts = [{ text: head.text, source: line.start + indent }]
  let continues = head.continues
  let next = first + 1
  let emptyContinuation = false
  while (continues && next < lines.length && !isTooLong(lines[next]!)) {
    const more = lines[next++]!
    if (isComment(more.text)) continue
    if (leadingSpace(more.text) === more.text.length) {
      emptyContinuation = true
      continue
    }
    const cut = cutContinuation(more.text, escapeToken)
    parts.push({ text: cut.text, source: more.start })
    continues = cut.continues
  }
  const startLine = line.number
  const endLine = lines[next - 1]!.number
  return { joined: joinedText(parts, index), next, startLine, endLine, emptyContinuation }
}

/** The escape character at the end (blanks may follow) continues the line unless another one stands before it. */
function cutContinuation(text: string, escapeToken: string): { text: string; continues: boolean } {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  const continues = end > 0 && text[end - 1] === escapeToken && text[end - 2] !== escapeToken
  return { text: continues ? text.slice(0, end - 1) : text, continues }
}
