/** Finds passages by their words: prefixes and small slips count, headings count most. */
import MiniSearch, { type SearchResult } from 'minisearch'
import { excerptOf, marked, type Piece } from './excerpt.ts'
import type { Passage } from './passage.ts'

export interface Hit {
  readonly passage: Passage
  readonly title: readonly Piece[]
  readonly excerpt: readonly Piece[]
}

/** Best first. A query without a word finds nothing. */
export type Find = (query: string) => readonly Hit[]

const MOST = 12

/** Indexing a few hundred passages takes some tens of milliseconds: it is done once, when the search is opened. */
export function finderOf(passages: readonly Passage[]): Find {
  const index = new MiniSearch<Passage & { readonly id: number }>({
    fields: ['title', 'text', 'place'],
    tokenize: (text) => [...wordsOf(text), ...humps(text)],
    searchOptions: {
      tokenize: wordsOf,
      boost: { title: 4, place: 0.5 },
      prefix: true,
      fuzzy: (word) => (word.length > 3 ? 0.2 : false),
      weights: { prefix: 0.3, fuzzy: 0.15 },
      boostDocument: (id) => (passages[id]?.kind === 'term' ? 1.5 : 1),
    },
  })
  index.addAll(passages.map((passage, id) => ({ ...passage, id })))
  return (query) => {
    // All the words as they are typed; where no passage has them all, with small slips; then some of them.
    const found = firstWithHits(
      () => index.search(query, { combineWith: 'AND', fuzzy: false }),
      () => index.search(query, { combineWith: 'AND' }),
      () => index.search(query, { combineWith: 'OR' }),
    )
    const pages = oncePerAddress(found, passages)
    return pages.slice(0, MOST).map((result) => hitOf(passages[result.id]!, result))
  }
}

function firstWithHits(...tries: readonly (() => readonly SearchResult[])[]): readonly SearchResult[] {
  for (const attempt of tries) {
    const found = attempt()
    if (found.length > 0) return found
  }
  return []
}

/** A page's beginning may be found twice, by its summary and by its first words. */
function oncePerAddress(found: readonly SearchResult[], passages: readonly Passage[]): readonly SearchResult[] {
  const seen = new Set<string>()
  return found.filter(({ id }) => {
    const { href } = passages[id]!
    return !seen.has(href) && seen.add(href)
  })
}

function hitOf(passage: Passage, { terms }: SearchResult): Hit {
  return { passage, title: marked(passage.title, terms), excerpt: excerptOf(passage.text, terms) }
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

/** `StageNameCasing` is found by `casing` as well. */
function humps(text: string): string[] {
  const compounds = wordsOf(text).filter((word) => /\p{Ll}\p{Lu}/u.test(word))
  return compounds.flatMap((word) => word.split(/(?<=\p{Ll})(?=\p{Lu})/u))
}
