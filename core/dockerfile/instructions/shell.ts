import { atLeastOneArgument, type Check, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const jsonForm: Check = ({ json }) =>
  json ? undefined : { code: 'shell-not-json', message: 'SHELL requires the arguments to be in JSON form' }

export const shell: InstructionRule = {
  keyword: 'SHELL',
  flags: [],
  check: inOrder(flagsOf({}), atLeastOneArgument, jsonForm),
}
