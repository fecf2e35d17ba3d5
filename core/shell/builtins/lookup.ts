/** Builtins that say what a name means: command, type. */
import { write } from '../output.ts'
import type { Process } from '../process.ts'
import { RESERVED_WORDS } from '../reserved-words.ts'
import { environmentOf, LostTrack, type Shell } from '../state.ts'
import type { Builtin } from './builtin.ts'
import { isBuiltinName } from './names.ts'

export const LOOKUP: readonly Builtin[] = [
  { name: 'command', run: (shell, argv) => command(shell, argv.slice(1)) },
  { name: 'type', run: (shell, argv) => report(shell, argv.slice(1), describe) },
]

function command(shell: Shell, words: readonly string[]): number | undefined {
  const flags = words.filter(
    (word, index) => /^-[pvV]+$/.test(word) && words.slice(0, index).every((one) => one.startsWith('-')),
  )
  const rest = words.slice(flags.length)
  if (flags.some((flag) => flag.includes('V'))) return report(shell, rest, describe)
  if (flags.some((flag) => flag.includes('v'))) return report(shell, rest.slice(0, 1), brief)
  if (rest.length === 0) return 0
  shell.call(shell, rest)
  return shell.status
}

function report(
  shell: Shell,
  names: readonly string[],
  words: (shell: Shell, name: string) => string | undefined,
): number {
  let status = 0
  for (const name of names) {
    const text = words(shell, name)
    if (text === undefined) status = words === brief && shell.dialect === 'ash' ? 127 : 127
    if (text !== undefined) write(shell, 1, `${text}\n`)
    else if (words === describe) write(shell, shell.dialect === 'ash' ? 1 : 1, `${name}: not found\n`)
  }
  return status
}

function brief(shell: Shell, name: string): string | undefined {
  if (RESERVED_WORDS.has(name) || shell.functions.has(name) || isBuiltinName(name, shell.dialect)) return name
  return pathOf(shell, name)
}

function describe(shell: Shell, name: string): string | undefined {
  if (RESERVED_WORDS.has(name)) return `${name} is a shell keyword`
  if (shell.functions.has(name)) return `${name} is a ${shell.dialect === 'ash' ? '' : 'shell '}function`
  if (isBuiltinName(name, shell.dialect)) return `${name} is a shell builtin`
  const path = pathOf(shell, name)
  return path === undefined ? undefined : `${name} is ${path}`
}

function pathOf(shell: Shell, name: string): string | undefined {
  const process: Process = {
    argv: [name],
    env: environmentOf(shell),
    cwd: shell.cwd,
    user: shell.user,
    tree: shell.tree,
    umask: shell.umask,
    stdin: '',
  }
  const found = shell.host.finds(name, process)
  if (found.kind === 'not-known') throw new LostTrack(found.why)
  return found.kind === 'program' ? found.path : undefined
}
