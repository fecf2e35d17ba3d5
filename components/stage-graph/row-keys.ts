/** Keys by which rows are the same before and after an edit: by what they say, so that a new line pushes the others down. */
export function rowKeys(rows: readonly { readonly text: string }[]): readonly string[] {
  const seen = new Map<string, number>()
  return rows.map(({ text }) => {
    const nth = seen.get(text) ?? 0
    seen.set(text, nth + 1)
    return `${nth} ${text}`
  })
}
