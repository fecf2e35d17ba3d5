import { exactlyOneArgument, type InstructionRule } from './instruction-rule.ts'

/** BuildKit never looks at the flags of STOPSIGNAL. */
export const stopsignal: InstructionRule = { keyword: 'STOPSIGNAL', flags: [], check: exactlyOneArgument }
