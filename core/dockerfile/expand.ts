/** Expansion of `$name`, `${…}`, quotes and escapes in a word, form by form as BuildKit's shell lexer does it. */
import { goQuote } from './go-quote.ts'
import type { Lookup } from './lookup.ts'
import { Fault, WordReader } from './word-reader.ts'

export interface ExpandOptions {
  /** Quotes stay in the result (heredoc words, step names). */
  readonly keepQuotes?: boolean
  /** Escapes stay in the result. */
  readonly keepEscapes?: boolean
  /** Quotes are ordinary characters (bodies of unquoted heredocs). */
  readonly ignoreQuotes?: boolean
  /** A variable that is not set stays as written. */
  readonly keepUnset?: boolean
}

export interface UndefinedUse {
  readonly name: string
  /** Offsets in the word given: from the `$` to the end of the name. */
  readonly start: number
  readonly end: number
}

interface Uses {
  readonly matchedNames: readonly string[]
  readonly undefinedNames: readonly string[]
  readonly undefinedUses: readonly UndefinedUse[]
}

export type Expansion =
  | ({ readonly kind: 'ok'; readonly text: string; readonly words: readonly string[] } & Uses)
  /** `message` in BuildKit's words, `failed to process "…": ` included. */
  | ({ readonly kind: 'error'; readonly message: string } & Uses)

/** One word, one text: spaces inside do not separate. `words` is the same text split as EXPOSE does. */
export function expand(word: string, env: Lookup, escapeToken: string, options: ExpandOptions = {}): Expansion {
  const reader = new WordReader(word, env, escapeToken, options)
  const uses = reader.uses
  try {
    const { text, words } = reader.until(undefined, options.keepEscapes ?? false)
    return { kind: 'ok', text, words, ...summary(uses) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { kind: 'error', message: `failed to process ${goQuote(word)}: ${error.message}`, ...summary(uses) }
  }
}

/** The words a text becomes after expansion (EXPOSE, heredoc markers). */
export function expandWords(word: string, env: Lookup, escapeToken: string, options: ExpandOptions = {}): Expansion {
  return expand(word, env, escapeToken, options)
}

function summary(uses: { matched: Set<string>; missing: UndefinedUse[] }): Uses {
  return {
    matchedNames: [...uses.matched],
    undefinedNames: [...new Set(uses.missing.map((use) => use.name))],
    undefinedUses: uses.missing,
  }
}
