import { flagsOf, type InstructionRule } from './instruction-rule.ts'

export const cmd: InstructionRule = { keyword: 'CMD', flags: [], check: flagsOf({}) }
