/** A configuration as read: blocks of directives, includes laid in where they stand. */
import type { Range } from '@/core/text/position.ts'
import type { Context } from './directive-table.ts'
import type { Word } from './tokens.ts'

export interface Directive {
  readonly name: string
  /** Without the name. */
  readonly args: readonly string[]
  readonly words: readonly Word[]
  readonly file: string
  /** Where the `;` or `{` stands: the line nginx names. */
  readonly line: number
  readonly range: Range
  /** The block this directive stands in. */
  readonly parent: Block
  /** What its braces hold. */
  block: Block | undefined
  /** Statements of `types`, `map` and their like, which are data. */
  data: readonly Statement[] | undefined
}

export interface Statement {
  readonly words: readonly string[]
  readonly file: string
  readonly line: number
  readonly range: Range
}

export interface Block {
  readonly context: Context
  readonly owner: Directive | undefined
  readonly directives: Directive[]
  readonly byName: Map<string, Directive[]>
}

export function newBlock(context: Context, owner: Directive | undefined): Block {
  return { context, owner, directives: [], byName: new Map() }
}

export function addTo(block: Block, directive: Directive): void {
  block.directives.push(directive)
  const same = block.byName.get(directive.name)
  if (same) same.push(directive)
  else block.byName.set(directive.name, [directive])
}

export function own(block: Block, name: string): readonly Directive[] {
  return block.byName.get(name) ?? []
}

/** The block around: where a setting that is not made here is looked for. */
export function outer(block: Block): Block | undefined {
  return block.owner?.parent
}

/** The directives of that name that hold in a block: its own, else the nearest outer block's (they replace, never add). */
export function inForce(block: Block, name: string): readonly Directive[] {
  for (let here: Block | undefined = block; here; here = outer(here)) {
    const found = here.byName.get(name)
    if (found && found.length > 0) return found
  }
  return []
}

/** First argument of the setting in force. */
export function setting(block: Block, name: string): string | undefined {
  const found = inForce(block, name)
  return found[0]?.args[0]
}

export function isOn(block: Block, name: string, fallback: boolean): boolean {
  const value = setting(block, name)
  return value === undefined ? fallback : value.toLowerCase() === 'on'
}
