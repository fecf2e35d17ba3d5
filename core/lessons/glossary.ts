/** The glossary: one heading a term, its anchor made from the heading as links write it. */
import { anchorOf, type Of, readMarkdown, writeHtml } from './markdown.ts'
import type { AuthorError, Known } from './source.ts'

export interface Term {
  /** `build-context` */
  readonly id: string
  readonly term: string
  readonly html: string
}

export function readGlossary(
  text: string,
  file = 'content/glossary.md',
  known: Known = {},
): { readonly terms: readonly Term[]; readonly errors: readonly AuthorError[] } {
  const errors: AuthorError[] = []
  const nodes = readMarkdown(text).children
  const starts = nodes.flatMap((node, index) => (node.type === 'heading' && node.depth === 2 ? [index] : []))
  const terms = starts.map((start, index) => {
    const term = headingText(nodes[start] as Of<'heading'>)
    const body = nodes.slice(start + 1, starts[index + 1] ?? nodes.length)
    return { id: anchorOf(term), term, html: writeHtml(body, { file, source: text, known, errors }) }
  })
  return { terms, errors }
}

function headingText(heading: Of<'heading'>): string {
  return heading.children.map((child) => ('value' in child ? child.value : '')).join('')
}
