/** Applies redirections, left to right, and puts the descriptors back afterwards. */
import { resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { allows, reaches } from './access.ts'
import { complain } from './complain.ts'
import { expandText } from './expand.ts'
import { openOutput } from './open-output.ts'
import { textOf } from './output.ts'
import { LostTrack, type Shell, type Sink, type Source } from './state.ts'
import type { Redirect } from './syntax.ts'
import { holdsUnknown, unknownText, whyUnknown } from './unknown-text.ts'

export interface Descriptors {
  readonly outputs: ReadonlyMap<number, Sink>
  readonly input: Source
}

/** False after a message, when a redirection could not be made. */
export function applyRedirects(shell: Shell, redirects: readonly Redirect[]): boolean {
  return redirects.every((redirect) => apply(shell, redirect))
}

export function saveDescriptors(shell: Shell): Descriptors {
  return { outputs: new Map(shell.outputs), input: shell.input }
}

export function restoreDescriptors(shell: Shell, saved: Descriptors): void {
  shell.outputs = new Map(saved.outputs)
  shell.input = saved.input
}

function apply(shell: Shell, redirect: Redirect): boolean {
  const target = expandText(shell, redirect.target)
  switch (redirect.operator) {
    case '<<':
      if ((redirect.fd ?? 0) === 0) shell.input = { text: target }
      return true
    case '<':
    case '<>':
      return openInput(shell, target, redirect.fd ?? 0)
    case '>&':
    case '<&':
      return duplicate(shell, target, redirect.fd ?? (redirect.operator === '>&' ? 1 : 0))
    case '&>':
      return openBoth(shell, target)
    case '>':
    case '>|':
    case '>>': {
      const sink = openOutput(shell, target, redirect.operator === '>>')
      if (sink === undefined) return false
      shell.outputs.set(redirect.fd ?? 1, sink)
      return true
    }
  }
}

/** `2>&1` copies what 1 is at this moment; `>&-` closes. ash takes `>&file` as `&>file`. */
function duplicate(shell: Shell, target: string, fd: number): boolean {
  if (target === '-') {
    shell.outputs.set(fd, { kind: 'closed' })
    return true
  }
  if (fd === 0 && target === '0') return true
  const sink = shell.outputs.get(Number(target))
  if (/^\d+$/.test(target) && sink !== undefined) {
    shell.outputs.set(fd, sink)
    return true
  }
  if (!/^\d+$/.test(target) && shell.dialect === 'ash' && fd === 1) return openBoth(shell, target)
  complain(shell, /^\d+$/.test(target) ? `${target}: Bad file descriptor` : 'bad fd number')
  return false
}

function openBoth(shell: Shell, target: string): boolean {
  const sink = openOutput(shell, target, false)
  if (sink === undefined) return false
  shell.outputs.set(1, sink).set(2, sink)
  return true
}

function openInput(shell: Shell, target: string, fd: number): boolean {
  const input = target === '/dev/null' ? { text: '' } : inputOf(shell, target)
  if (input === undefined) return false
  if (fd === 0) shell.input = input
  return true
}

function inputOf(shell: Shell, target: string): Source | undefined {
  if (holdsUnknown(target)) throw new LostTrack(whyUnknown(target))
  const path = resolve(shell.cwd, target)
  const found = lookup(shell.tree, path)
  if (target === '' || found.kind === 'absent') return cannotOpen(shell, target, 'no such file')
  if (found.kind === 'unknown') throw new LostTrack(`it is not known whether ${target} is there: ${found.why}`)
  if (!allows(found.node, shell.user, 'read') || !reaches(shell.tree, path, shell.user)) {
    return cannotOpen(shell, target, 'Permission denied')
  }
  if (found.node.kind === 'file') return { text: textOf(found.node, path) }
  return { text: unknownText(`${target} is a directory`), isFolder: true }
}

function cannotOpen(shell: Shell, target: string, why: string): undefined {
  if (shell.dialect === 'dash')
    complain(shell, `cannot open ${target}: ${why === 'no such file' ? 'No such file' : why}`)
  else complain(shell, `can't open ${target}: ${why}`)
  return undefined
}
