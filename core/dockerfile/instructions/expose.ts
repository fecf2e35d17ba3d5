import { atLeastOneArgument, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

/** Ports are judged when the stage is built, after expansion: see ports.ts. */
export const expose: InstructionRule = {
  keyword: 'EXPOSE',
  flags: [],
  check: inOrder(atLeastOneArgument, flagsOf({})),
}
