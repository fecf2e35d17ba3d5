/** Lists with `--format`: a template a row, a table with headers, or JSON. */

import { columns } from './columns.ts'
import { complain, type Reply, say } from './command.ts'
import { type Fields, fieldNames, render } from './template.ts'

/** Headers by field name: { Repository: 'REPOSITORY' }. */
export function formatted(format: string, rows: readonly Fields[], headers: Readonly<Record<string, string>>): Reply {
  if (format === 'json') return { output: say(...rows.map((row) => JSON.stringify(row))), code: 0 }
  const isTable = /^table\b/.test(format)
  const template = format.replace(/^table\s*/, '')
  const lines: string[] = []
  for (const row of rows) {
    const rendered = render(template, row)
    if ('message' in rendered) return { output: complain(rendered.message), code: 1 }
    lines.push(rendered.text)
  }
  if (!isTable) return { output: say(...lines), code: 0 }
  const head = fieldNames(template).map((name) => headers[name] ?? name.toUpperCase())
  return { output: say(...columns([head, ...lines.map((line) => line.split('\t'))])), code: 0 }
}
