import type { GraphView } from '@/core/engine/graph-view.ts'

/** Keys by which rows are the same before and after an edit: by what they say, so that a new line pushes the others down. */
export function rowKeys(rows: readonly { readonly text: string }[]): readonly string[] {
  return numbered(rows.map(({ text }) => text))
}

/** Edges by where they come from and the instruction they enter. */
export function edgeKeys({ edges, stages }: GraphView): ReadonlyMap<string, string> {
  const texts = new Map(stages.flatMap(({ rows }) => rows.map((row) => [row.id, row.text] as const)))
  const keys = numbered(
    edges.map(({ from, to, row }) => `${from.kind === 'stage' ? from.index : from.ref} ${to} ${texts.get(row)}`),
  )
  return new Map(edges.map((edge, at) => [edge.id, keys[at]!]))
}

function numbered(texts: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    const nth = seen.get(text) ?? 0
    seen.set(text, nth + 1)
    return `${nth} ${text}`
  })
}
