import { goQuote } from '../go-quote.ts'
import { mountFromFault } from '../mount.ts'
import { type Check, type FlagKind, flagsOf, type InstructionRule, inOrder } from './instruction-rule.ts'

const FLAGS: Readonly<Record<string, FlagKind>> = {
  mount: 'texts',
  network: 'text',
  security: 'text',
  device: 'texts',
}

/** Only `from=$X` is refused when the file is read; the other mount options are judged when the stage is built. */
const mounts: Check = ({ flags }) => {
  for (const flag of flags) {
    const message = flag.name === 'mount' ? mountFromFault(flag.value ?? '') : undefined
    if (message !== undefined) return { code: 'mount-from-variable', message, range: flag.range }
  }
  return undefined
}

const network: Check = ({ flags }) => {
  const flag = flags.find((each) => each.name === 'network')
  if (flag?.value === undefined || ['default', 'none', 'host'].includes(flag.value)) return undefined
  return { code: 'invalid-network', message: `invalid network mode ${goQuote(flag.value)}`, range: flag.range }
}

const security: Check = ({ flags }) => {
  const flag = flags.find((each) => each.name === 'security')
  if (flag?.value === undefined || ['sandbox', 'insecure'].includes(flag.value)) return undefined
  return { code: 'invalid-security', message: `security ${goQuote(flag.value)} is not valid`, range: flag.range }
}

export const run: InstructionRule = {
  keyword: 'RUN',
  flags: Object.keys(FLAGS),
  check: inOrder(flagsOf(FLAGS), mounts, network, security),
}
