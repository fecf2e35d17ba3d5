import { goQuote } from '../go-quote.ts'
import { type Check, type FlagKind, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const FLAGS: Readonly<Record<string, FlagKind>> = { platform: 'text' }

const STAGE_NAME = /^[a-z][a-z0-9\-_.]*$/

const words: Check = ({ args }) => {
  const [, as, name] = args
  if (args.length === 3 && as!.text.toLowerCase() === 'as') {
    if (STAGE_NAME.test(name!.text.toLowerCase())) return undefined
    const why = "name can't start with a number or contain symbols"
    const message = `invalid name for build stage: ${goQuote(name!.text)}, ${why}`
    return { code: 'invalid-stage-name', message, range: name!.range, details: { name: name!.text } }
  }
  if (args.length === 1) return undefined
  return { code: 'from-arguments', message: 'FROM requires either one or three arguments' }
}

export const from: InstructionRule = {
  keyword: 'FROM',
  flags: Object.keys(FLAGS),
  check: inOrder(words, flagsOf(FLAGS)),
}
