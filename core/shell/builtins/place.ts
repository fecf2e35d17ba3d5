/** Builtins on where the shell stands: cd, pwd, umask. */
import { resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { allows, reaches } from '../access.ts'
import { complainAs } from '../complain.ts'
import { write } from '../output.ts'
import { LostTrack, type Shell } from '../state.ts'
import { holdsUnknown, whyUnknown } from '../unknown-text.ts'
import type { Builtin } from './builtin.ts'

export const PLACE: readonly Builtin[] = [
  { name: 'cd', run: (shell, argv) => changeDirectory(shell, argv) },
  { name: 'chdir', run: (shell, argv) => changeDirectory(shell, argv) },
  { name: 'pwd', run: (shell) => Number(!write(shell, 1, `${shell.cwd}\n`)) },
  { name: 'umask', run: (shell, argv) => umask(shell, argv) },
]

function changeDirectory(shell: Shell, argv: readonly string[]): number {
  const words = argv.slice(1).filter((word) => !['-L', '-P', '--'].includes(word))
  const target = words[0] ?? shell.variables.get('HOME') ?? ''
  const back = target === '-'
  const to = back ? (shell.variables.get('OLDPWD') ?? shell.cwd) : target
  if (holdsUnknown(to)) throw new LostTrack(whyUnknown(to))
  const path = resolve(shell.cwd, to)
  const problem = directoryProblem(shell, path)
  if (problem !== undefined) {
    complainAs(shell, argv[0]!, `can't cd to ${to}${shell.dialect === 'ash' ? `: ${problem}` : ''}`)
    return 2
  }
  shell.variables.set('OLDPWD', shell.cwd)
  shell.cwd = path
  shell.variables.set('PWD', path)
  if (back) write(shell, 1, `${path}\n`)
  return 0
}

function directoryProblem(shell: Shell, path: string): string | undefined {
  const found = lookup(shell.tree, path)
  if (found.kind === 'unknown') throw new LostTrack(`it is not known whether ${path} is there: ${found.why}`)
  if (found.kind === 'absent') return 'No such file or directory'
  if (found.node.kind !== 'directory') return 'Not a directory'
  return allows(found.node, shell.user, 'execute') && reaches(shell.tree, path, shell.user)
    ? undefined
    : 'Permission denied'
}

function umask(shell: Shell, argv: readonly string[]): number {
  const written = argv[1]
  if (written === undefined) {
    write(shell, 1, `${shell.umask.toString(8).padStart(4, '0')}\n`)
    return 0
  }
  if (!/^[0-7]+$/.test(written)) throw new LostTrack('a symbolic umask is not modelled')
  shell.umask = Number.parseInt(written, 8) & 0o777
  return 0
}
