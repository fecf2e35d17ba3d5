import { atLeastOneArgument, type InstructionRule, inOrder, namesNotBlank } from './instruction-rule.ts'

/** BuildKit never looks at the flags of ARG. */
export const arg: InstructionRule = { keyword: 'ARG', flags: [], check: inOrder(atLeastOneArgument, namesNotBlank) }
