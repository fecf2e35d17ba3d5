/** chmod, chown, chgrp: each node of a tree, with -R. */
import type { Node } from '@/core/files/node.ts'
import { READ_ONLY } from '@/core/shell/mount-points.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { changeMode } from './file-mode.ts'
import { readOptions } from './options.ts'
import { CannotTell, program, type Work } from './work.ts'

const LONG = { recursive: 'R', verbose: 'v', quiet: 'f', silent: 'f', 'no-dereference': 'h', changes: 'c' }

export const chmod = program('chmod', (work, args) => {
  // A mode such as `-x` or `-w` looks like an option.
  const dashed = args.findIndex((arg) => /^-[rwxXst]+$/.test(arg))
  const words = dashed < 0 ? args : args.filter((_, index) => index !== dashed)
  const { flags, operands } = readOptions(work, words, 'Rcvf', LONG)
  const mode = dashed < 0 ? operands[0] : args[dashed]
  const paths = dashed < 0 ? operands.slice(1) : operands
  if (mode === undefined || paths.length === 0) throw work.usage('[-Rcvf] MODE[,MODE]... FILE...')
  if (changeMode(mode, 0, false, work.process.umask) === undefined) throw work.quit(`invalid mode '${mode}'`)
  for (const path of paths) {
    change(work, path, flags.has('R'), true, (node) =>
      node.kind === 'link'
        ? node
        : { ...node, mode: changeMode(mode, node.mode, node.kind === 'directory', work.process.umask)! },
    )
  }
})

export const chown = program('chown', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'Rhcvf', LONG)
  const [owner, ...paths] = operands
  if (owner === undefined || paths.length === 0) throw work.usage('[-Rhcvf]... USER[:[GRP]] FILE...')
  const ids = ownerIds(work, owner)
  const follow = !flags.has('h') && !flags.has('R')
  for (const path of paths) change(work, path, flags.has('R'), follow, (node) => ({ ...node, ...ids }))
})

export const chgrp = program('chgrp', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'Rhcvf', LONG)
  const [group, ...paths] = operands
  if (group === undefined || paths.length === 0) throw work.usage('[-Rhcvf]... GROUP FILE...')
  const ids = { gid: groupId(work, group) ?? unknownGroup(work, group) }
  for (const path of paths) change(work, path, flags.has('R'), !flags.has('R'), (node) => ({ ...node, ...ids }))
})

function change(work: Work, operand: string, recursive: boolean, follow: boolean, edit: (node: Node) => Node): void {
  const there = work.look(operand, { follow })
  if (there === undefined) {
    work.fail(`${operand}: No such file or directory`)
    return
  }
  const { user } = work.process
  if (work.isReadOnly(there.path)) {
    work.fail(`${operand}: ${READ_ONLY}`)
    return
  }
  if (user.uid !== 0 && !mayChange(there.node, user.uid, recursive)) {
    work.fail(`${operand}: Operation not permitted`)
    return
  }
  work.put(there.path, recursive ? editBelow(there.node, edit) : edit(there.node))
}

function mayChange(node: Node, uid: number, recursive: boolean): boolean {
  if (node.uid !== uid) return false
  return (
    node.kind !== 'directory' || !recursive || [...node.entries.values()].every((child) => mayChange(child, uid, true))
  )
}

/** Keeps the object of what does not change, so that comparing trees stays cheap. */
function editBelow(node: Node, edit: (node: Node) => Node): Node {
  const own = edit(node)
  const same = own.mode === node.mode && own.uid === node.uid && own.gid === node.gid
  if (node.kind !== 'directory') return same ? node : own
  let changed = !same
  const entries = new Map<string, Node>()
  for (const [name, child] of node.entries) {
    const next = editBelow(child, edit)
    changed ||= next !== child
    entries.set(name, next)
  }
  return changed ? ({ ...own, entries } as Node) : node
}

/** `user`, `user:group`, `user:` (their own group), `:group`, with names or numbers. */
function ownerIds(work: Work, written: string): { readonly uid?: number; readonly gid?: number } {
  const match = /^([^:.]*)(?:[:.](.*))?$/.exec(written)
  const [user = '', group] = [match?.[1], match?.[2]]
  const passwd = readPasswd(work.tree)
  const named = passwd?.find((one) => one.name === user)
  const known = passwd === undefined && !/^\d*$/.test(user)
  if (known) throw new CannotTell('what /etc/passwd holds is not known')
  const uid = named?.uid ?? (/^\d+$/.test(user) ? Number(user) : undefined)
  if (user !== '' && uid === undefined)
    throw work.quit(group === undefined ? `unknown user ${user}` : `unknown user/group ${written}`)
  const gid = group === undefined ? undefined : group === '' ? (named?.gid ?? uid) : groupId(work, group)
  if (group !== undefined && group !== '' && gid === undefined) throw work.quit(`unknown user/group ${written}`)
  return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) }
}

function groupId(work: Work, written: string): number | undefined {
  const groups = readGroups(work.tree)
  if (groups === undefined && !/^\d+$/.test(written)) throw new CannotTell('what /etc/group holds is not known')
  return groups?.find((one) => one.name === written)?.gid ?? (/^\d+$/.test(written) ? Number(written) : undefined)
}

function unknownGroup(work: Work, group: string): never {
  throw work.quit(`unknown group ${group}`)
}
