import { type Check, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const hasTrigger: Check = ({ trigger }) =>
  trigger === undefined ? { code: 'arguments-missing', message: 'ONBUILD requires at least one argument' } : undefined

const allowedTrigger: Check = ({ trigger }) => {
  const keyword = trigger?.keyword
  const range = trigger?.keywordRange
  if (keyword === 'ONBUILD') {
    const message = "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed"
    return { code: 'onbuild-chain', message, range }
  }
  if (keyword !== 'FROM' && keyword !== 'MAINTAINER') return undefined
  return { code: 'onbuild-trigger', message: `${keyword} isn't allowed as an ONBUILD trigger`, range }
}

/** The trigger itself is judged when it fires, in the stage that builds on this one. */
export const onbuild: InstructionRule = {
  keyword: 'ONBUILD',
  flags: [],
  check: inOrder(hasTrigger, flagsOf({}), allowedTrigger),
}
