/** Runs something that may or may not happen: whatever it changes is in doubt afterwards. */
import { diff } from '@/core/files/diff.ts'
import { type FileTree, put } from '@/core/files/tree.ts'
import { NeverEnds } from './never-ends.ts'
import { Leave, type Shell } from './state.ts'
import { unknownText } from './unknown-text.ts'

export function uncertainly(shell: Shell, action: () => void): void {
  const why = shell.reasons.at(-1) ?? 'it cannot be told whether this command ran'
  const before = { tree: shell.tree, cwd: shell.cwd, variables: shell.variables.copy(), testing: shell.testing }
  shell.testing++
  try {
    action()
  } catch (leave) {
    if (leave instanceof NeverEnds) {
      shell.status = undefined
      shell.reasons.push(leave.why)
    } else if (!(leave instanceof Leave)) throw leave
    // It may have ended the script here: what follows may not happen at all.
    shell.mayHaveFailed ||= shell.status !== 0
  } finally {
    shell.testing = before.testing
  }
  shell.tree = doubtChanges(before.tree, shell.tree, why)
  shell.cwd = before.cwd
  for (const name of new Set([...before.variables.keys(), ...shell.variables.keys()])) {
    if (before.variables.get(name) !== shell.variables.get(name)) shell.variables.set(name, unknownText(why))
  }
}

/** Added, changed and removed nodes stay, with a doubt. */
export function doubtChanges(before: FileTree, after: FileTree, why: string): FileTree {
  let tree = after
  for (const change of diff(before, after)) {
    const doubted = change.kind !== 'removed' && change.node.doubt !== undefined
    if (doubted || (change.kind === 'changed' && change.node.kind === 'directory')) continue
    tree = put(tree, change.path, { ...change.node, doubt: change.node.doubt ?? why })
  }
  return tree
}
