/** Where the caret stands in a configuration: in which block, and in which word of which statement. */
import type { Context } from './directive-table.ts'
import { tokenizer } from './tokens.ts'

export interface Caret {
  /** Undefined inside of `types`, `map` and what else is no block of directives. */
  readonly context: Context | undefined
  /** Words of the statement that stand before the one at the caret. */
  readonly before: readonly string[]
  /** What stands of the word before the caret. */
  readonly typed: string
}

const MAIN_ONLY = new Set(['http', 'events', 'worker_processes'])

/** Undefined inside a comment. */
export function caretIn(text: string, offset: number): Caret | undefined {
  const { open, rest } = readUpTo(text.slice(0, offset))
  const pending = rest.replace(/(^|\s)#[^\n]*\n/g, '$1')
  if (/(?:^|\s)#[^\n]*$/.test(pending)) return undefined
  const words = pending.split(/\s+/)
  const typed = words.pop() ?? ''
  return { context: contextOf(open, isMain(text)), before: words.filter((word) => word !== ''), typed }
}

/** The blocks that are open at the end, and the text after the last `;`, `{` or `}`. */
function readUpTo(head: string): { readonly open: readonly string[]; readonly rest: string } {
  const tokens = tokenizer(head)
  const open: string[] = []
  let end = 0
  for (;;) {
    const token = tokens.next()
    if (token.kind === 'end' || token.kind === 'error') return { open, rest: head.slice(end) }
    end = token.range.end.offset
    if (token.kind === 'close') open.pop()
    else if (token.end === '{') open.push(token.words[0]?.text ?? '')
  }
}

/** A file with `http` or `events` of its own replaces the main one; any other is included within its `http`. */
function isMain(text: string): boolean {
  const tokens = tokenizer(text)
  let depth = 0
  for (let token = tokens.next(); token.kind !== 'end' && token.kind !== 'error'; token = tokens.next()) {
    if (token.kind === 'close') depth--
    else {
      // A word that is being typed stands before the next statement's name, as if it were one with it.
      if (depth === 0 && token.words.slice(0, 2).some(({ text }) => MAIN_ONLY.has(text))) return true
      if (token.end === '{') depth++
    }
  }
  return false
}

const BLOCKS: Readonly<Record<string, Context>> = {
  events: 'events',
  http: 'http',
  server: 'server',
  location: 'location',
  limit_except: 'limit_except',
  upstream: 'upstream',
}

function contextOf(open: readonly string[], main: boolean): Context | undefined {
  let context: Context | undefined = main ? 'main' : 'http'
  for (const name of open) {
    if (name === 'if') context = context === 'server' ? 'if in server' : 'if in location'
    else context = Object.hasOwn(BLOCKS, name) ? BLOCKS[name] : undefined
  }
  return context
}
