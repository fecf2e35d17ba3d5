/**
 * Tells the editor's own text, coming back after a keystroke, from text that came from elsewhere. Drawing lags behind
 * typing: an echo of an earlier keystroke must never replace what was typed since.
 */
export interface Echoes {
  /** The editor reported this text. */
  typed(path: string, text: string): void
  /** True when the editor has to take the text over: somebody else changed it. */
  isForeign(path: string, text: string): boolean
}

interface Track {
  last: string | undefined
  /** Reported, but not come back yet; oldest first. */
  pending: string[]
}

export function createEchoes(): Echoes {
  const tracks = new Map<string, Track>()
  const trackOf = (path: string): Track => {
    const known = tracks.get(path) ?? { last: undefined, pending: [] }
    tracks.set(path, known)
    return known
  }
  return {
    typed: (path, text) => void trackOf(path).pending.push(text),
    isForeign(path, text) {
      const track = trackOf(path)
      if (text === track.last) return false
      track.last = text
      const index = track.pending.indexOf(text)
      track.pending = index < 0 ? [] : track.pending.slice(index + 1)
      return index < 0
    },
  }
}
