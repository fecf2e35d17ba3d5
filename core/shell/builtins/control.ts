/** Builtins that steer: exit, return, break, eval, exec, `.`, trap, wait. */
import { resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { complainAs } from '../complain.ts'
import { textOf } from '../output.ts'
import { Leave, LostTrack, type Shell } from '../state.ts'
import { syntaxErrorText } from '../syntax-error.ts'
import { holdsUnknown, whyUnknown } from '../unknown-text.ts'
import type { Builtin } from './builtin.ts'

export const CONTROL: readonly Builtin[] = [
  { name: ':', special: true, run: () => 0 },
  { name: 'true', run: () => 0 },
  { name: 'false', run: () => 1 },
  { name: 'exit', special: true, run: (shell, argv) => leave(shell, argv, 'exit') },
  {
    name: 'return',
    special: true,
    run: (shell, argv) => leave(shell, argv, shell.scopes.length > 0 ? 'return' : 'exit'),
  },
  { name: 'break', special: true, run: (shell, argv) => loop(shell, argv, 'break') },
  { name: 'continue', special: true, run: (shell, argv) => loop(shell, argv, 'continue') },
  { name: 'eval', special: true, run: (shell, argv) => evaluate(shell, argv) },
  { name: 'exec', special: true, run: (shell, argv) => execute(shell, argv) },
  { name: '.', special: true, run: (shell, argv) => source(shell, argv) },
  { name: 'source', special: true, only: 'ash', run: (shell, argv) => source(shell, argv) },
  { name: 'trap', special: true, run: (shell, argv) => trap(shell, argv) },
  { name: 'wait', run: (shell) => wait(shell) },
  { name: 'times', special: true, run: () => 0 },
  { name: 'ulimit', run: () => 0 },
  { name: 'hash', run: () => 0 },
]

/** A job that stays is waited for without end. */
function wait(shell: Shell): number {
  const [job] = shell.jobs
  if (job !== undefined) throw job
  return 0
}

function leave(shell: Shell, argv: readonly string[], way: 'exit' | 'return'): never {
  const written = argv[1]
  if (written !== undefined) {
    if (holdsUnknown(written)) {
      shell.reasons.push(whyUnknown(written))
      shell.status = undefined
    } else if (/^\d+$/.test(written)) shell.status = Number(written) & 255
    else {
      complainAs(shell, argv[0]!, `Illegal number: ${written}`)
      shell.status = 2
    }
  }
  throw new Leave(way)
}

function loop(shell: Shell, argv: readonly string[], way: 'break' | 'continue'): number {
  if (shell.loops === 0) return 0
  shell.status = 0
  throw new Leave(way, Math.max(1, Number(argv[1] ?? 1) || 1))
}

function evaluate(shell: Shell, argv: readonly string[]): number | undefined {
  const text = argv.slice(1).join(' ')
  if (holdsUnknown(text)) throw new LostTrack(whyUnknown(text))
  shell.status = 0
  return settle(shell, 'eval', text)
}

function settle(shell: Shell, name: string, text: string): number | undefined {
  const error = shell.runLines(shell, text)
  if (error === undefined) return shell.status
  complainAs(shell, name, syntaxErrorText(error.problem, shell.dialect))
  shell.status = 2
  throw new Leave('exit')
}

function execute(shell: Shell, argv: readonly string[]): number | undefined {
  if (argv.length === 1) return 0
  const found = shell.host.finds(argv[1]!, {
    argv: argv.slice(1),
    env: shell.variables.copy(),
    cwd: shell.cwd,
    user: shell.user,
    tree: shell.tree,
    umask: shell.umask,
    stdin: '',
  })
  if (found.kind === 'not-found') {
    complainAs(shell, 'exec', `${argv[1]}: not found`)
    shell.status = 127
  } else shell.call(shell, argv.slice(1))
  throw new Leave('exit')
}

function source(shell: Shell, argv: readonly string[]): number | undefined {
  const name = argv[1]
  if (name === undefined) return 2
  if (holdsUnknown(name)) throw new LostTrack(whyUnknown(name))
  if (name === '/dev/null') return 0
  const found = lookup(shell.tree, resolve(shell.cwd, name))
  if (found.kind === 'unknown') throw new LostTrack(`it is not known what ${name} holds: ${found.why}`)
  if (found.kind === 'absent' || found.node.kind !== 'file' || !name.includes('/')) {
    complainAs(shell, '.', sourceMessage(shell, name))
    shell.status = 2
    throw new Leave('exit')
  }
  const text = textOf(found.node, found.path)
  if (holdsUnknown(text)) throw new LostTrack(whyUnknown(text))
  shell.status = 0
  return settle(shell, '.', text)
}

function sourceMessage(shell: Shell, name: string): string {
  if (!name.includes('/')) return `${name}: not found`
  return shell.dialect === 'ash'
    ? `can't open '${name}': No such file or directory`
    : `cannot open ${name}: No such file`
}

/** Signals never come in a build; only the trap on leaving matters. */
function trap(shell: Shell, argv: readonly string[]): number {
  const [action, ...names] = argv.slice(1).filter((one) => one !== '--')
  if (names.some((name) => name === 'EXIT' || name === '0')) shell.exitTrap = action === '-' ? undefined : action
  return 0
}
