/** rm -r -f, rmdir -p. */

import type { Node } from '@/core/files/node.ts'
import { basename, dirname } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { holdsUnknown, whyUnknown } from '@/core/shell/unknown-text.ts'
import { isBusybox } from './busybox.ts'
import { readOptions } from './options.ts'
import { CannotTell, program, type Work } from './work.ts'

export const rm = program(
  'rm',
  (work, args) => {
    const { flags, operands } = readOptions(work, args, 'rRfivdI', {
      recursive: 'r',
      force: 'f',
      verbose: 'v',
      dir: 'd',
    })
    const force = flags.has('f')
    if (operands.length === 0 && !force) throw work.usage('[-irf] FILE...')
    for (const operand of operands) {
      if (holdsUnknown(operand)) removeUnnamed(operand, force)
      else removeOne(work, operand, flags.has('r') || flags.has('R'), force)
    }
  },
  { passesUnknown: true },
)

/** A pattern in a folder that is known in part stands for names that are not known; `-f` does not mind. */
function removeUnnamed(operand: string, force: boolean): void {
  if (!force) throw new CannotTell(whyUnknown(operand))
}

function removeOne(work: Work, operand: string, recursive: boolean, force: boolean): undefined {
  const last = operand.replace(/\/+$/, '').split('/').at(-1)
  if (last === '.' || last === '..') return work.fail("can't remove '.' or '..'")
  const path = work.path(operand)
  const found = lookup(work.tree, path, { follow: false })
  if (found.kind === 'unknown' && force) return removeUnknown(work, path)
  const there = work.look(operand, { follow: false })
  if (there === undefined) {
    // BusyBox minds a file where a folder should be, with -f too; coreutils do not.
    if (isBelowFile(work, path) && isBusybox(work)) return work.fail(`can't stat '${operand}': Not a directory`)
    if (!force) work.fail(`can't remove '${operand}': No such file or directory`)
    return
  }
  if (there.node.kind === 'directory' && !recursive) return work.fail(`'${operand}' is a directory`)
  if (work.isReadOnly(path)) {
    for (const leaf of leavesOf(operand, there.node)) work.fail(`can't remove '${leaf}': ${work.refusal(path)}`)
    return
  }
  if (!mayRemoveAll(work, path, there.node)) return work.fail(`can't remove '${operand}': ${work.refusal(path)}`)
  work.remove(path)
}

/** What `rm -r` tries first: a folder's turn comes only when it is empty. */
function leavesOf(path: string, node: Node): readonly string[] {
  if (node.kind !== 'directory' || node.entries.size === 0) return [path]
  return [...node.entries].flatMap(([name, child]) => leavesOf(`${path}/${name}`, child))
}

function isBelowFile(work: Work, path: string): boolean {
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) {
    const found = lookup(work.tree, folder)
    if (found.kind === 'found') return found.node.kind !== 'directory'
  }
  return false
}

/** `rm -f` succeeds whether it is there or not; afterwards it is gone, as far as the user may remove it. */
function removeUnknown(work: Work, path: string): undefined {
  if (work.process.user.uid === 0 && !work.isReadOnly(path)) work.remove(path)
  else work.look(path, { follow: false })
}

function mayRemoveAll(work: Work, path: string, node: Node): boolean {
  if (!work.mayChangeFolderOf(path)) return false
  if (node.kind !== 'directory' || (work.process.user.uid === 0 && !work.process.mounts?.length)) return true
  return [...node.entries].every(([name, child]) => mayRemoveAll(work, `${path}/${name}`, child))
}

export const rmdir = program('rmdir', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'pv', { parents: 'p', 'ignore-fail-on-non-empty': 'v' })
  if (operands.length === 0) throw work.usage('[-p] DIRECTORY...')
  for (const operand of operands) {
    let path = operand
    while (removeEmpty(work, path) && flags.has('p') && dirname(path) !== '.' && dirname(path) !== '/')
      path = dirname(path)
  }
})

function removeEmpty(work: Work, operand: string): boolean {
  const there = work.look(operand, { follow: false })
  const why =
    there === undefined
      ? 'No such file or directory'
      : there.node.kind !== 'directory'
        ? 'Not a directory'
        : problemOf(work, there.path, there.node.entries.size)
  if (why !== undefined) work.fail(`'${operand}': ${why}`)
  else work.remove(work.path(operand))
  return why === undefined && basename(operand) !== ''
}

function problemOf(work: Work, path: string, entries: number): string | undefined {
  if (entries > 0) return 'Directory not empty'
  return work.mayChangeFolderOf(path) ? undefined : work.refusal(path)
}
