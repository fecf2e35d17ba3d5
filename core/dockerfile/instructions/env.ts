import { atLeastOneArgument, flagsOf, type InstructionRule, inOrder, namesNotBlank } from './instruction-rule.ts'

export const env: InstructionRule = {
  keyword: 'ENV',
  flags: [],
  check: inOrder(flagsOf({}), atLeastOneArgument, namesNotBlank),
}
