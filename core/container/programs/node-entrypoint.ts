/** docker-node's docker-entrypoint.sh: what is not a command is given to node. */
import type { ContainerProgram } from '../table.ts'

export const nodeEntrypoint: ContainerProgram = () => (process, host) => {
  const [, first = '', ...rest] = process.argv
  const found = host.finds(first, process)
  const isCommand = first !== '' && !first.startsWith('-') && (found.kind === 'program' || found.kind === 'not-known')
  const argv = isCommand ? [first, ...rest] : ['node', ...(first === '' ? [] : [first]), ...rest]
  return host.run({ ...process, argv })
}
