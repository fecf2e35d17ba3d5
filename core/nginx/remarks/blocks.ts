/** The blocks of a server, and which of them an answer's way ended in. */
import type { Block } from '../conf.ts'
import type { WayStep } from '../http.ts'

/** The block itself, then the blocks in it. */
export function blocksBelow(block: Block): readonly Block[] {
  return [block, ...block.directives.flatMap((directive) => (directive.block ? blocksBelow(directive.block) : []))]
}

/** The last location of the way, or the `if` in it: its settings hold for the answer. */
export function blockOfWay(server: Block, way: readonly WayStep[]): Block {
  const blocks = blocksBelow(server)
  const blockAt = (step: WayStep) =>
    blocks.find(({ owner }) => owner?.file === step.file && owner?.range === step.range && owner !== undefined)
  const at = way.findLastIndex((step) => step.what.startsWith('location'))
  const located = way[at] && blockAt(way[at])
  const condition = way.slice(at + 1).findLast((step) => step.what.startsWith('if '))
  const inside = condition && blockAt(condition)
  return (inside?.context === 'if in location' ? inside : located) ?? server
}

/** The last step of the way that stands in the learner's file. */
export function lastStepIn(way: readonly WayStep[], file: string, what?: readonly string[]): WayStep | undefined {
  return way.findLast((step) => step.file === file && (what === undefined || what.includes(step.what.split(' ')[0]!)))
}
