import { noHeredocDestination, twoWords } from './copy-words.ts'
import { type FlagKind, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const FLAGS: Readonly<Record<string, FlagKind>> = {
  chown: 'text',
  chmod: 'text',
  link: 'bool',
  'keep-git-dir': 'bool',
  checksum: 'text',
  unpack: 'bool',
  exclude: 'texts',
}

export const add: InstructionRule = {
  keyword: 'ADD',
  flags: Object.keys(FLAGS),
  check: inOrder(twoWords, flagsOf(FLAGS), noHeredocDestination),
}
