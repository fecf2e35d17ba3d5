import { exactlyOneArgument, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

export const user: InstructionRule = {
  keyword: 'USER',
  flags: [],
  check: inOrder(exactlyOneArgument, flagsOf({})),
}
