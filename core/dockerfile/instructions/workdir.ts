import { exactlyOneArgument, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

export const workdir: InstructionRule = {
  keyword: 'WORKDIR',
  flags: [],
  check: inOrder(exactlyOneArgument, flagsOf({})),
}
