/** On a screen one points at a figure to see its source; on paper it has to be written down. */

export interface PaperSource {
  readonly figure: string
  readonly source: string
}

const FACT = /<span class="fact"[^>]*? title="([^"]*)">([^<]*)<\/span>/g

/** Of HTML that `fillFacts` made: every figure once, in the order of the text. */
export function sourcesIn(html: readonly string[]): readonly PaperSource[] {
  const found = html.flatMap((part) => [...part.matchAll(FACT)])
  const pairs = found.map(
    ([, source, figure]) => [`${figure} ${source}`, { figure: plain(figure), source: plain(source) }] as const,
  )
  return [...new Map(pairs).values()]
}

function plain(text = ''): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
