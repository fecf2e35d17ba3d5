import { atLeastOneArgument, flagsOf, type InstructionRule, inOrder, namesNotBlank } from './instruction-rule.ts'

export const label: InstructionRule = {
  keyword: 'LABEL',
  flags: [],
  check: inOrder(flagsOf({}), atLeastOneArgument, namesNotBlank),
}
