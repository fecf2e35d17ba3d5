/** Where files come from: root, alias, index, try_files, types of answers. */
import { type Directive, own } from '../conf.ts'
import { directiveError, noteText, type Objection, type Reading, type Rule, warn } from '../reading.ts'
import { parentName } from './location.ts'

export const root: Rule = (directive, reading) => {
  const other = directive.name === 'root' ? 'alias' : 'root'
  if (own(directive.parent, directive.name).length > 0) return directiveError(directive, 'is duplicate')
  if (own(directive.parent, other).length > 0)
    return directiveError(directive, `is duplicate, "${other}" directive was specified earlier`)
  if (directive.name === 'alias' && parentName(directive.parent)?.kind === 'named')
    return 'the "alias" directive cannot be used inside the named location'
  const path = directive.args[0]!
  for (const name of ['document_root', 'realpath_root'])
    if (path.includes(`$${name}`) || path.includes(`\${${name}}`))
      return `the $${name} variable cannot be used in the "${directive.name}" directive`
  return noteText(reading, path)
}

export const index: Rule = (directive, reading) => {
  for (const [position, name] of directive.args.entries()) {
    if (name === '') return `index "${directive.args[0]}" in "index" directive is invalid`
    if (name.startsWith('/') && position !== directive.args.length - 1)
      warn(reading, 'only the last index in "index" directive should be absolute', directive)
    const objection = noteText(reading, name)
    if (objection !== undefined) return objection
  }
  return undefined
}

/** nginx counts the end of a text without variables as a letter, and leaves one letter out in its message (ngx_http_core_try_files). */
function seenByNginx(code: string): string {
  return code.includes('$') ? code.slice(0, -1) : code
}

export const tryFiles: Rule = (directive, reading) => {
  if (own(directive.parent, 'try_files').length > 0) return directiveError(directive, 'is duplicate')
  for (const word of directive.args) {
    const objection = noteText(reading, word)
    if (objection !== undefined) return objection
  }
  const last = directive.args.at(-1)!
  if (last.startsWith('=') && !/^=\d{1,3}$/.test(last)) return `invalid code "${seenByNginx(last)}"`
  return undefined
}

/** `text/html` is always on the list, so naming it warns. */
export const mimeList: Rule = (directive, reading) => {
  const before = own(directive.parent, directive.name).flatMap((other) => other.args)
  const standard = MIME_DEFAULTS[directive.name] ?? ['text/html']
  const seen = new Set([...standard, ...before].map((type) => type.toLowerCase()))
  for (const type of directive.args) {
    if (type === '*') continue
    if (seen.has(type.toLowerCase())) warn(reading, `duplicate MIME type "${type}"`, directive)
    seen.add(type.toLowerCase())
  }
  return undefined
}

const MIME_DEFAULTS: Readonly<Record<string, readonly string[]>> = {}

export const texts: Rule = (directive, reading) => firstObjection(directive, reading)

export function firstObjection(directive: Directive, reading: Reading, from = 0): Objection {
  for (const word of directive.args.slice(from)) {
    const objection = noteText(reading, word)
    if (objection !== undefined) return objection
  }
  return undefined
}
