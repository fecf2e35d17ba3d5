/** Opens a file for `>` and `>>`: it is made, or emptied, before the command runs. */
import { dirname, resolve } from '@/core/files/path.ts'
import { file, lookup, put } from '@/core/files/tree.ts'
import { allows, reaches } from './access.ts'
import { complain } from './complain.ts'
import { creationPath } from './creation-path.ts'
import { isReadOnly, READ_ONLY } from './mount-points.ts'
import { LostTrack, type Shell, type Sink } from './state.ts'
import { holdsUnknown, whyUnknown } from './unknown-text.ts'

/** Undefined after a message. */
export function openOutput(shell: Shell, target: string, append: boolean): Sink | undefined {
  const device = deviceSink(shell, target)
  if (device !== undefined) return device
  if (holdsUnknown(target)) throw new LostTrack(whyUnknown(target))
  const path = creationPath(shell.tree, resolve(shell.cwd, target))
  const problem = target === '' ? 'nonexistent directory' : creationProblem(shell, path)
  if (problem === undefined && path !== undefined) return openFile(shell, path, append)
  const dash = shell.dialect === 'dash'
  complain(shell, dash ? `cannot create ${target}: ${dashWords(problem ?? '')}` : `can't create ${target}: ${problem}`)
  return undefined
}

function deviceSink(shell: Shell, target: string): Sink | undefined {
  switch (target) {
    case '/dev/null':
    case '/dev/tty':
      return { kind: 'null' }
    case '/dev/stdout':
    case '/dev/fd/1':
    case '/proc/self/fd/1':
      return shell.outputs.get(1)
    case '/dev/stderr':
    case '/dev/fd/2':
    case '/proc/self/fd/2':
      return shell.outputs.get(2)
    default:
      return undefined
  }
}

function openFile(shell: Shell, path: string, append: boolean): Sink {
  const found = lookup(shell.tree, path)
  if (found.kind === 'found' && found.node.kind === 'file') {
    const emptied = { ...found.node, content: { kind: 'bytes' as const, bytes: new Uint8Array() } }
    if (!append) shell.tree = put(shell.tree, found.path, emptied)
    return { kind: 'file', path: found.path }
  }
  // A file of which it is not known whether it is there stays unknown when it is appended to.
  const content = append && found.kind === 'unknown' ? { kind: 'unknown' as const, why: found.why } : ''
  const attributes = { mode: 0o666 & ~shell.umask, uid: shell.user.uid, gid: shell.user.gid }
  shell.tree = put(shell.tree, path, file(content, attributes))
  return { kind: 'file', path }
}

function creationProblem(shell: Shell, path: string | undefined): string | undefined {
  if (path === undefined) return 'Too many levels of symbolic links'
  const found = lookup(shell.tree, path)
  if (!reaches(shell.tree, path, shell.user)) return 'Permission denied'
  if (found.kind === 'found') {
    if (found.node.kind === 'directory') return 'Is a directory'
    if (isReadOnly(shell.mounts, shell.tree, path)) return READ_ONLY
    return allows(found.node, shell.user, 'write') ? undefined : 'Permission denied'
  }
  const parent = lookup(shell.tree, dirname(path))
  if (parent.kind === 'absent') return 'nonexistent directory'
  if (parent.kind === 'unknown') throw new LostTrack(`it is not known whether ${dirname(path)} is there: ${parent.why}`)
  if (parent.node.kind !== 'directory') return 'nonexistent directory'
  if (isReadOnly(shell.mounts, shell.tree, path)) return READ_ONLY
  return allows(parent.node, shell.user, 'write') ? undefined : 'Permission denied'
}

function dashWords(problem: string): string {
  return problem === 'nonexistent directory' ? 'Directory nonexistent' : problem
}
