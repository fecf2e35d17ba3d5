/** Go's way of printing values in history texts (`%q` of lists and numbers, durations). */
import { goQuote } from '@/core/dockerfile/go-quote.ts'

export function quoteList(words: readonly string[]): string {
  return `[${words.map(goQuote).join(' ')}]`
}

/** A small number printed as a quoted character: how the retries of HEALTHCHECK appear in history. */
export function quoteRune(code: number): string {
  const char = String.fromCodePoint(code)
  if (char === "'") return "'\\''"
  if (char === '"') return `'"'`
  return `'${goQuote(char).slice(1, -1)}'`
}

/** Nanoseconds as Go writes a duration: `1m30s`, `500ms`. */
export function showDuration(nanoseconds: number): string {
  if (nanoseconds === 0) return '0s'
  if (nanoseconds < 1e9) return subSecond(nanoseconds)
  const hours = Math.floor(nanoseconds / 3600e9)
  const minutes = Math.floor((nanoseconds % 3600e9) / 60e9)
  const seconds = (nanoseconds % 60e9) / 1e9
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`
}

function subSecond(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${nanoseconds}ns`
  return nanoseconds < 1e6 ? `${nanoseconds / 1e3}µs` : `${nanoseconds / 1e6}ms`
}
