/** URI to path: root, alias, and how nginx glues them. */
import { type Block, type Directive, outer, own } from '../conf.ts'
import { fullName } from '../include.ts'
import { locationName } from '../rules/location.ts'
import type { Exchange } from './exchange.ts'
import { expand } from './expand.ts'

interface Base {
  readonly directive: Directive | undefined
  /** How many characters of the URI an alias replaces; undefined for `root`; Infinity: all of it. */
  readonly alias: number | undefined
}

/** The `root` or `alias` in force; a nested location inherits an alias with the outer name's length. */
export function baseOf(block: Block): Base {
  for (let here: Block | undefined = block; here; here = outer(here)) {
    const alias = own(here, 'alias')[0]
    if (alias) return { directive: alias, alias: aliasLength(here) }
    const root = own(here, 'root')[0]
    if (root) return { directive: root, alias: undefined }
  }
  return { directive: undefined, alias: undefined }
}

function aliasLength(block: Block): number {
  const name = block.owner && locationName(block.owner.args)
  return name === undefined || name.kind === 'regex' ? Number.POSITIVE_INFINITY : name.name.length
}

/** The folder (or the alias' value) that paths are glued to. Without any `root`: `html`. */
export function rootOf(exchange: Exchange): string {
  const { directive, alias } = baseOf(exchange.block)
  const written = directive?.args[0] ?? 'html'
  const trimmed = alias === undefined && written.endsWith('/') ? written.slice(0, -1) : written
  const text = expand(exchange, trimmed)
  return written === '/' ? '' : fullName(text)
}

/** Undefined: nginx answers 500 (an alias where the URI was rewritten). */
export function pathOf(exchange: Exchange, uri = exchange.uri): string | undefined {
  const { alias } = baseOf(exchange.block)
  const root = rootOf(exchange)
  if (alias === undefined) return root + uri
  if (!exchange.validLocation) return undefined
  if (alias === Number.POSITIVE_INFINITY) return exchange.addUriToAlias ? root + uri : root
  return root + uri.slice(alias)
}
