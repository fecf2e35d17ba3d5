import { exactlyOneArgument, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

export const maintainer: InstructionRule = {
  keyword: 'MAINTAINER',
  flags: [],
  check: inOrder(exactlyOneArgument, flagsOf({})),
}
