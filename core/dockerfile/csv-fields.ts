/** The comma-separated fields of a `--mount` value, with CSV quotes as BuildKit reads them. */

export type CsvFields =
  | { readonly kind: 'ok'; readonly fields: readonly string[] }
  | { readonly kind: 'error'; readonly message: string }

export function csvFields(text: string): CsvFields {
  const fields: string[] = []
  let i = 0
  for (;;) {
    if (text[i] === '"') {
      const quoted = quotedField(text, i + 1)
      if (quoted === undefined) return { kind: 'error', message: 'extraneous or missing " in quoted-field' }
      fields.push(quoted.field)
      i = quoted.next
    } else {
      const comma = text.indexOf(',', i)
      const field = text.slice(i, comma < 0 ? text.length : comma)
      if (field.includes('"')) return { kind: 'error', message: 'bare " in non-quoted-field' }
      fields.push(field)
      i = comma < 0 ? text.length : comma
    }
    if (i >= text.length) return { kind: 'ok', fields }
    i++
  }
}

/** From behind the opening quote to the comma or the end; `""` is a quote. */
function quotedField(text: string, start: number): { field: string; next: number } | undefined {
  let field = ''
  for (let i = start; i < text.length; i++) {
    if (text[i] !== '"') field += text[i]
    else if (text[i + 1] === '"') field += text[i++]
    else return i + 1 === text.length || text[i + 1] === ',' ? { field, next: i + 1 } : undefined
  }
  return undefined
}
