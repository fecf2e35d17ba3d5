/** Completion in an nginx configuration: directives that may stand here, their fixed values, variables. */
import { type Suggestion, type Suggestions, suggestionsFor } from '@/core/text/language-help.ts'
import { caretIn } from './caret.ts'
import { NGINX_DESCRIPTIONS } from './describe.ts'
import { type Context, DIRECTIVE_TABLE } from './directive-table.ts'
import { VALUE_KINDS } from './facts/value-kinds.ts'
import { FIXED } from './facts/variables.ts'

/** Undefined where there is nothing to offer. */
export function completeNginx(text: string, offset: number): Suggestions | undefined {
  const caret = caretIn(text, offset)
  if (caret === undefined) return undefined
  const { context, before, typed } = caret
  const variable = /\$\{?(\w*)$/.exec(typed)?.[1]
  if (variable !== undefined) return suggestionsFor(variable, offset, variablesOf(text))
  if (context === undefined) return undefined
  const [name] = before
  return suggestionsFor(typed, offset, name === undefined ? directivesIn(context) : valuesOf(name))
}

/** The ones with a sentence first: those a site uses. */
function directivesIn(context: Context): readonly Suggestion[] {
  const names = [...DIRECTIVE_TABLE].filter(([, rows]) => rows.some((row) => row.contexts.includes(context)))
  const all = names.map(([name]): Suggestion => {
    const detail = NGINX_DESCRIPTIONS.get(name)?.sentence
    return { text: name, ...(detail && { detail }) }
  })
  const byName = (a: Suggestion, b: Suggestion) => (a.text < b.text ? -1 : 1)
  return all.sort((a, b) => Number(b.detail !== undefined) - Number(a.detail !== undefined) || byName(a, b))
}

/** Words that are not checked by a list of their own, as nginx's documentation names them. */
const WORDS: Readonly<Record<string, string>> = {
  listen: 'default_server ssl',
  try_files: '$uri $uri/ /index.html =404',
  rewrite: 'last break redirect permanent',
  add_header: 'always',
  expires: 'epoch max off',
  gzip_static: 'on off always',
  access_log: 'off',
  allow: 'all',
  deny: 'all',
}

function valuesOf(name: string): readonly Suggestion[] {
  const kind = VALUE_KINDS.get(name)
  const isFlag = DIRECTIVE_TABLE.get(name)?.some((row) => row.flag)
  if (isFlag) return listed('on off')
  if (kind?.kind === 'one' || kind?.kind === 'some') return kind.of.map((text) => ({ text }))
  return Object.hasOwn(WORDS, name) ? listed(WORDS[name]!) : []
}

function listed(words: string): readonly Suggestion[] {
  return words.split(' ').map((text) => ({ text }))
}

function variablesOf(text: string): readonly Suggestion[] {
  const own = [...text.matchAll(/^\s*set\s+\$(\w+)/gm)].map((match) => match[1]!)
  return [...new Set([...own, ...['args', ...FIXED].sort()])].map((name) => ({ text: name }))
}
