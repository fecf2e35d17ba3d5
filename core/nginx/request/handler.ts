/** Which block's content handler answers. */
import type { Block } from '../conf.ts'
import { handlerBlock } from './content-phase.ts'

/** An `if` without a handler of its own keeps the one that was set. */
export function handlerAfter(before: Block | undefined, block: Block): Block | undefined {
  return handlerBlock(block) ?? before
}
