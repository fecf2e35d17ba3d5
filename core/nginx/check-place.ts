/** The checks every statement goes through, in nginx's order: known, allowed here, `;` or `{`, number of arguments. */
import type { Directive } from './conf.ts'
import { rowsOf } from './directive-table.ts'
import type { Objection } from './reading.ts'

export function checkPlace(directive: Directive, end: ';' | '{', version: string): Objection {
  const { name } = directive
  const rows = rowsOf(name, version)
  if (rows.length === 0) return `unknown directive "${name}"`
  const here = rows.filter((row) => row.contexts.includes(directive.parent.context))
  const row = here[0]
  if (row === undefined) return `"${name}" directive is not allowed here`
  if (!row.block && end === '{') return `directive "${name}" is not terminated by ";"`
  if (row.block && end === ';') return `directive "${name}" has no opening "{"`
  if (!row.takes(directive.args.length)) return `invalid number of arguments in "${name}" directive`
  return undefined
}
