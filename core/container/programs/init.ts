/** tini, dumb-init and catatonit: a small first process that starts the command and passes signals on. */
import type { ContainerProgram } from '../table.ts'

/** Options that take the next word: tini's exit code and parent signal, dumb-init's rewriting. */
const VALUED = /^(?:-[epr]|--rewrite)$/

export const initProgram: ContainerProgram = () => (process, host) => {
  const words = process.argv.slice(1)
  let at = 0
  while (at < words.length && words[at]!.startsWith('-') && words[at] !== '--') at += VALUED.test(words[at]!) ? 2 : 1
  const argv = words.slice(words[at] === '--' ? at + 1 : at)
  const name = process.argv[0]!.slice(process.argv[0]!.lastIndexOf('/') + 1)
  const [command] = argv
  if (command === undefined) return ended(process, 1, `${name}: no command given`)
  if (host.finds(command, process).kind === 'not-found')
    return ended(process, name === 'tini' ? 127 : 2, `[${name}] ${command}: No such file or directory`)
  return host.run({ ...process, argv })
}

function ended(process: Parameters<ReturnType<ContainerProgram>>[0], code: number, line: string) {
  return { kind: 'exited' as const, code, output: [{ fd: 2 as const, text: `${line}\n` }], tree: process.tree }
}
