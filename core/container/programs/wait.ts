/** Programs that do nothing, for long: `sleep`, `tail -f`. */

import type { Process } from '@/core/shell/process.ts'
import { printed } from '../printed.ts'
import { Serving } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'

export const sleepProgram: ContainerProgram = () => (process) => {
  const [, ...times] = process.argv
  if (times.length === 0) return printed(process, 1, ['sleep: missing operand'])
  if (times.every((time) => time === '0')) return printed(process, 0, [])
  throw waiting(process)
}

export const tailProgram: ContainerProgram =
  ({ otherwise }) =>
  (process, host) => {
    const follows = process.argv.some((word) => /^-[a-zA-Z]*[fF]/.test(word) || word.startsWith('--follow'))
    if (follows) throw waiting(process)
    return otherwise === undefined ? printed(process, 0, []) : otherwise(process, host)
  }

function waiting(process: Process): Serving {
  return new Serving({
    serves: 'other',
    log: [],
    listens: [],
    tree: process.tree,
    respond: () => ({
      kind: 'no-answer',
      why: 'refused',
      way: [{ what: 'container', detail: `${process.argv.join(' ')} listens on no port` }],
    }),
  })
}
