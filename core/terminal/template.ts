/** The small part of Go's templates that `--format` is used for: fields, `json`, `range`-less text, `table`. */

export type Fields = Readonly<Record<string, unknown>>

export type Rendered = { readonly text: string } | { readonly message: string }

/** `{{.Repository}}:{{.Tag}}`, `{{json .Config.Cmd}}`, `{{index .RepoTags 0}}`, `{{len .RepoTags}}`. */
export function render(template: string, fields: Fields): Rendered {
  let text = ''
  let rest = withEscapes(template)
  while (rest !== '') {
    const open = rest.indexOf('{{')
    if (open < 0) return { text: text + rest }
    const close = rest.indexOf('}}', open)
    if (close < 0) return { message: 'template parsing error: template: :1: unclosed action' }
    const value = evaluate(
      rest
        .slice(open + 2, close)
        .replace(/^-\s|\s-$/g, '')
        .trim(),
      fields,
    )
    if ('message' in value) return value
    text += rest.slice(0, open) + value.text
    rest = rest.slice(close + 2)
  }
  return { text }
}

/** Field paths a template names, for the header of `--format "table …"`. */
export function fieldNames(template: string): readonly string[] {
  return [...template.matchAll(/\{\{\s*(?:json\s+)?\.(\w+)\s*\}\}/g)].map((match) => match[1]!)
}

function evaluate(action: string, fields: Fields): Rendered {
  const words = action.match(/"[^"]*"|\S+/g) ?? []
  const [head, ...tail] = words
  if (head === 'json' && tail.length === 1) return withField(tail[0]!, fields, (value) => JSON.stringify(value ?? null))
  if (head === 'len' && tail.length === 1) return withField(tail[0]!, fields, (value) => String(sizeOf(value)))
  if (head === 'index' && tail.length === 2)
    return withField(tail[0]!, fields, (value) => shown(elementOf(value, tail[1]!)))
  if (head === 'upper' || head === 'lower') {
    return withField(tail[0] ?? '', fields, (value) =>
      head === 'upper' ? shown(value).toUpperCase() : shown(value).toLowerCase(),
    )
  }
  if (words.length === 1) return withField(head!, fields, shown)
  return { message: `stagecraft: this template is not modelled: {{${action}}}` }
}

function withField(path: string, fields: Fields, show: (value: unknown) => string): Rendered {
  if (path === '.') return { text: show(fields) }
  if (!/^\.\w+(\.\w+)*$/.test(path)) return { message: `stagecraft: this template is not modelled: {{${path}}}` }
  let value: unknown = fields
  for (const name of path.slice(1).split('.')) {
    if (typeof value !== 'object' || value === null || !(name in value)) {
      return { message: `template: :1:2: executing "" at <${path}>: map has no entry for key "${name}"` }
    }
    value = (value as Record<string, unknown>)[name]
  }
  return { text: show(value) }
}

/** As Go prints: lists `[a b]`, maps `map[k:v]`, nothing `<no value>`. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return '<no value>'
  if (Array.isArray(value)) return `[${value.map(shown).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `map[${entries.map(([key, each]) => `${key}:${shown(each)}`).join(' ')}]`
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value) || typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

function elementOf(value: unknown, key: string): unknown {
  const name = key.replace(/^"|"$/g, '')
  if (typeof value !== 'object' || value === null) return undefined
  return (value as Record<string, unknown>)[name]
}

function withEscapes(template: string): string {
  return template.replace(/\\t/g, '\t').replace(/\\n/g, '\n')
}
