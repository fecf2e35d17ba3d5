import { noHeredocDestination, twoWords } from './copy-words.ts'
import { type FlagKind, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const FLAGS: Readonly<Record<string, FlagKind>> = {
  from: 'text',
  chown: 'text',
  chmod: 'text',
  link: 'bool',
  parents: 'bool',
  exclude: 'texts',
}

export const copy: InstructionRule = {
  keyword: 'COPY',
  flags: Object.keys(FLAGS),
  check: inOrder(twoWords, flagsOf(FLAGS), noHeredocDestination),
}
