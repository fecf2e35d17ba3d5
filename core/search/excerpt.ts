/** The part of a text that shows why it was found, with the words of the query marked. */

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** Where words stand in a text, as UTF-16 offsets, end exclusive. */
interface Spot {
  readonly start: number
  readonly end: number
}

const ELLIPSIS = '…'

/**
 * `words` are lower-case words of the text as it was indexed. At most about `length` UTF-16 units, cut between words; the
 * window with most different words wins, the earliest of equals. Without any word it is the beginning.
 */
export function excerptOf(text: string, words: readonly string[], length = 150): readonly Piece[] {
  const spots = spotsOf(text, words)
  const window = bestWindow(text, spots, length)
  const inside = spots.filter(({ start, end }) => start >= window.start && end <= window.end)
  return [
    ...(window.start > 0 ? [{ text: ELLIPSIS, marked: false }] : []),
    ...pieces(text, inside, window),
    ...(window.end < text.length ? [{ text: ELLIPSIS, marked: false }] : []),
  ]
}

/** The whole of a text, with the words marked. */
export function marked(text: string, words: readonly string[]): readonly Piece[] {
  return pieces(text, spotsOf(text, words), { start: 0, end: text.length })
}

function spotsOf(text: string, words: readonly string[]): readonly Spot[] {
  if (words.length === 0) return []
  const any = [...words].sort((one, other) => other.length - one.length).map(escaped)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function bestWindow(text: string, spots: readonly Spot[], length: number): Spot {
  if (text.length <= length) return { start: 0, end: text.length }
  let best: Spot = cutAtWords(text, 0, length)
  let most = 0
  for (const spot of spots) {
    // A little of what comes before, so that the sentence can be guessed.
    const start = spot.end <= length ? 0 : Math.max(0, Math.min(spot.start - length / 4, text.length - length))
    const window = cutAtWords(text, Math.floor(start), length)
    const found = differentWords(text, spots, window)
    if (found > most) {
      best = window
      most = found
    }
  }
  return best
}

function differentWords(text: string, spots: readonly Spot[], window: Spot): number {
  const inside = spots.filter(({ start, end }) => start >= window.start && end <= window.end)
  return new Set(inside.map(({ start, end }) => text.slice(start, end).toLowerCase())).size
}

function cutAtWords(text: string, from: number, length: number): Spot {
  const start = from === 0 ? 0 : text.indexOf(' ', from - 1) + 1
  if (from + length >= text.length) return { start, end: text.length }
  const space = text.lastIndexOf(' ', from + length)
  return { start, end: space > start ? space : from + length }
}

function pieces(text: string, spots: readonly Spot[], window: Spot): readonly Piece[] {
  const all: Piece[] = []
  let at = window.start
  for (const { start, end } of spots) {
    if (start > at) all.push({ text: text.slice(at, start), marked: false })
    all.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < window.end) all.push({ text: text.slice(at, window.end), marked: false })
  return all
}
