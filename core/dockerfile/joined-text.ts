/** The text of one instruction with its continuations joined, which still knows where each character stands in the file. */
import type { LineIndex, Range } from '@/core/text/position.ts'
import type { Word } from './syntax.ts'

interface Piece {
  /** Where the piece begins in the joined text. */
  readonly joined: number
  /** Where it begins in the file. */
  readonly source: number
}

export interface JoinedText {
  readonly text: string
  /** Offset in the file of a character of the joined text. */
  at(offset: number): number
  /** Range in the file from one joined offset to another (exclusive). */
  range(start: number, end: number): Range
  /** Part of the text as a word with its range. */
  word(start: number, end: number): Word
  slice(start: number, end?: number): JoinedText
}

export function joinedText(parts: readonly { text: string; source: number }[], index: LineIndex): JoinedText {
  const pieces: Piece[] = []
  let text = ''
  for (const part of parts) {
    pieces.push({ joined: text.length, source: part.source })
    text += part.text
  }
  return view(text, pieces, 0, index)
}

function view(text: string, pieces: readonly Piece[], base: number, index: LineIndex): JoinedText {
  const at = (offset: number) => sourceOf(pieces, base + Math.max(0, offset))
  const range = (start: number, end: number): Range => index.range(at(start), end > start ? at(end - 1) + 1 : at(start))
  return {
    text,
    at,
    range,
    word: (start, end) => ({ text: text.slice(start, end), range: range(start, end) }),
    slice: (start, end) => view(text.slice(start, end), pieces, base + start, index),
  }
}

function sourceOf(pieces: readonly Piece[], offset: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.joined <= offset) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  return piece === undefined ? 0 : piece.source + (offset - piece.joined)
}
