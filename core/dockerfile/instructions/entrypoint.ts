import { flagsOf, type InstructionRule } from './instruction-rule.ts'

export const entrypoint: InstructionRule = { keyword: 'ENTRYPOINT', flags: [], check: flagsOf({}) }
