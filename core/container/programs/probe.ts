/** `nc -z` and `pgrep` inside the container, as health checks use them. */
import type { Program } from '@/core/shell/process.ts'
import { printed } from '../printed.ts'
import type { Served } from '../serving.ts'

const SELF = /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1)$/

/** `nc -z host port`: whether something listens there. Anything else of nc is not known. */
export function ncProgram(served: Served): Program {
  return (process) => {
    const words = process.argv.slice(1)
    const operands = words.filter((word, at) => !word.startsWith('-') && words[at - 1] !== '-w')
    const [host = '', port = ''] = operands
    const tests = words.some((word) => /^-[a-z]*z/.test(word))
    if (!tests || !SELF.test(host)) {
      const why = `what \`${process.argv.join(' ')}\` finds is not known`
      return { kind: 'unsupported', why, output: [], tree: process.tree }
    }
    return printed(process, served.listens.some((one) => one.port === Number(port)) ? 0 : 1, [])
  }
}

/** `pgrep nginx`: the server's own process is there. Other names are not known. */
export function pgrepProgram(served: Served): Program {
  return (process) => {
    const name = process.argv.findLast((word) => !word.startsWith('-'))
    if (served.serves === 'nginx' && name === 'nginx') return printed(process, 0, ['1'], 1)
    return { kind: 'unsupported', why: `whether a process ${name} runs is not known`, output: [], tree: process.tree }
  }
}
