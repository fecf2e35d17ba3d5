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
    if ('message' in rendered) return { output: complain(asExecuting(rendered.message)), code: 1 }
    lines.push(rendered.text)
  }
  if (!isTable) return { output: say(...lines), code: 0 }
  const head = fieldNames(template).map((name) => headers[name] ?? name.toUpperCase())
  return { output: say(...columns([head, ...lines.map((line) => line.split('\t'))])), code: 0 }
}

/** Rows are structures of the client, not maps. */
function asExecuting(message: string): string {
  const field = /^(template: .*): map has no entry for key "(\w+)"$/.exec(message)
  return field === null
    ? message
    : `failed to execute template: ${field[1]}: can't evaluate field ${field[2]} in type formatter.Context`
}
