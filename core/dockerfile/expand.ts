/** Expansion of `$name`, `${…}`, quotes and escapes in a word, form by form as BuildKit's shell lexer does it. */
import { goQuote } from './go-quote.ts'
import type { Lookup } from './lookup.ts'
import { type WordSplitter, wordSplitter } from './split-words.ts'
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
  | ({ readonly kind: 'ok'; readonly text: string } & Uses)
  /** `message` in BuildKit's words, `failed to process "…": ` included. */
  | ({ readonly kind: 'error'; readonly message: string } & Uses)

/** `words`: the text split as EXPOSE does. */
export type SplitExpansion =
  | (Extract<Expansion, { kind: 'ok' }> & { readonly words: readonly string[] })
  | ExpansionError

type ExpansionError = Extract<Expansion, { kind: 'error' }>

const NO_USES: Uses = { matchedNames: [], undefinedNames: [], undefinedUses: [] }

/** One word, one text: spaces inside do not separate. */
export function expand(word: string, env: Lookup, escapeToken: string, options: ExpandOptions = {}): Expansion {
  if (isPlain(word, escapeToken)) return { kind: 'ok', text: word, ...NO_USES }
  return read(word, env, escapeToken, options)
}

/** The words a text becomes after expansion (EXPOSE, heredoc markers). */
export function expandWords(
  word: string,
  env: Lookup,
  escapeToken: string,
  options: ExpandOptions = {},
): SplitExpansion {
  const splitter = wordSplitter()
  const result = read(word, env, escapeToken, options, splitter)
  return result.kind === 'ok' ? { ...result, words: splitter.words() } : result
}

/** Most words hold nothing to expand, and are long where they are not. */
function isPlain(word: string, escapeToken: string): boolean {
  return !word.includes('$') && !word.includes(escapeToken) && !word.includes('"') && !word.includes("'")
}

function read(
  word: string,
  env: Lookup,
  escapeToken: string,
  options: ExpandOptions,
  splitter?: WordSplitter,
): Expansion {
  const reader = new WordReader(word, env, escapeToken, options)
  try {
    const text = reader.until(undefined, options.keepEscapes ?? false, splitter)
    return { kind: 'ok', text, ...summary(reader.uses) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { kind: 'error', message: `failed to process ${goQuote(word)}: ${error.message}`, ...summary(reader.uses) }
  }
}

function summary({ matched, missing }: { matched: Set<string>; missing: UndefinedUse[] }): Uses {
  return {
    matchedNames: [...matched],
    undefinedNames: missing.length === 0 ? [] : [...new Set(missing.map((use) => use.name))],
    undefinedUses: missing,
  }
}
