import type { Block } from '../conf.ts'
import { inForce, outer, own } from '../conf.ts'
import { addHeaders } from '../request/header-filters.ts'
import type { Remark } from './remark.ts'

export const addHeaderInheritance: Remark = {
  name: 'nginx-add-header-inheritance',
  severity: 'warning',
  help: 'A block with one add_header of its own inherits none from outside. Repeat the outer ones here, or move all of them inwards.',
  *check({ blocks }) {
    for (const block of blocks) {
      const [first] = own(block, 'add_header')
      if (first === undefined || block.context === 'server' || isMeant(block)) continue
      const lost = lostNames(block)
      if (lost.length > 0)
        yield {
          message: `Answers from here are without ${lost.join(', ')}: this add_header replaces the outer ones`,
          at: first,
        }
    }
  },
}

/** `add_header_inherit` says in so many words what is inherited. */
function isMeant(block: Block): boolean {
  return inForce(block, 'add_header_inherit').some((directive) => directive.args[0] !== 'on')
}

/** Names as they are written outside, of headers that have a value there. */
function lostNames(block: Block): readonly string[] {
  const around = outer(block)
  if (around === undefined) return []
  const here = new Set(addHeaders(block).map((directive) => directive.args[0]?.toLowerCase()))
  // `expires` says Cache-Control as well.
  if (own(block, 'expires').length > 0) here.add('cache-control').add('expires')
  const outside = addHeaders(around).filter((directive) => directive.args[1] !== '')
  return [...new Set(outside.map((directive) => directive.args[0]!))].filter((name) => !here.has(name.toLowerCase()))
}
