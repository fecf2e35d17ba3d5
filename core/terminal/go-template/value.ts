/** Values as Go prints them: lists `[a b]`, maps `map[k:v]`, nothing `<no value>`. */
export function printed(value: unknown): string {
  if (value === undefined || value === null) return '<no value>'
  if (Array.isArray(value)) return `[${value.map(printed).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `map[${entries.map(([key, each]) => `${key}:${printed(each)}`).join(' ')}]`
}
