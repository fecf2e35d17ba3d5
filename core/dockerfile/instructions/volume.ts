import { atLeastOneArgument, type Check, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const notEmpty: Check = ({ args }) => {
  const empty = args.find((word) => word.text.trim() === '')
  if (empty === undefined) return undefined
  return { code: 'empty-volume', message: 'VOLUME specified can not be an empty string', range: empty.range }
}

export const volume: InstructionRule = {
  keyword: 'VOLUME',
  flags: [],
  check: inOrder(atLeastOneArgument, flagsOf({}), notEmpty),
}
