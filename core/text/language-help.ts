/** What an editor offers beside the text: words to complete, and a sentence about the word under the pointer. */
import type { Range } from './position.ts'

export interface Suggestion {
  /** Inserted as it is. */
  readonly text: string
  /** One sentence, where there is one. */
  readonly detail?: string
}

export interface Suggestions {
  /** Offsets of the text a suggestion takes the place of: what stands before the caret of the word. */
  readonly from: number
  readonly to: number
  readonly list: readonly Suggestion[]
}

export interface Explanation {
  readonly range: Range
  readonly sentence: string
  readonly link: string
}

/** One sentence about a word of a language, with the official page. */
export interface Description {
  readonly sentence: string
  readonly link: string
}

/** Those that begin as the word before the caret does, in any case of letters, without what stands there already. */
export function suggestionsFor(typed: string, offset: number, list: readonly Suggestion[]): Suggestions | undefined {
  const start = typed.toLowerCase()
  const fitting = list.filter(({ text }) => text.toLowerCase().startsWith(start) && text !== typed)
  return fitting.length === 0 ? undefined : { from: offset - typed.length, to: offset, list: fitting }
}
