/** Programs on files whose operands a pattern gives in part: `cp build/* site/` where only some names of build are known. */
import { doubtAll } from '@/core/files/doubt.ts'
import { dirname, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup, put } from '@/core/files/tree.ts'
import type { Outcome, Process, Program } from '@/core/shell/process.ts'
import { holdsUnknown, whyUnknown } from '@/core/shell/unknown-text.ts'

export interface Operands {
  /** Fewer than these, and only the files that are not known are meant. */
  readonly least: number
  /** The last operand is written to. */
  readonly target: boolean
}

/** What is named is worked on; the rest of a folder known in part stays so, and where it may land is known in part. */
export function withUnknownOperands(program: Program, { least, target }: Operands): Program {
  return (process, host) => {
    const marked = process.argv.slice(1).filter(holdsUnknown)
    if (marked.length === 0) return tainted(program(process, host), process, target)
    if (!marked.every((word) => liesInFolder(word, process))) return program(process, host)
    const argv = process.argv.filter((word) => !holdsUnknown(word))
    const why = whyUnknown(marked[0]!)
    const known = operandsOf(argv).length >= least ? program({ ...process, argv }, host) : nothing(process)
    if (known.kind !== 'exited' || known.code !== 0) return tainted(known, process, target)
    const tree = target ? taint(known.tree, process, argv, why) : known.tree
    return { ...known, tree, assumed: [...(known.assumed ?? []), `its pattern is taken to match files: ${why}`] }
  }
}

function nothing(process: Process): Outcome {
  return { kind: 'exited', code: 0, output: [], tree: process.tree }
}

function operandsOf(argv: readonly string[]): readonly string[] {
  return argv.slice(1).filter((word) => !/^-./.test(word))
}

function liesInFolder(word: string, process: Process): boolean {
  const prefix = word.slice(0, word.indexOf('\uFDD0'))
  if (prefix === '' || word.indexOf('\uFDD0') < 0) return false
  const found = lookup(process.tree, resolve(process.cwd, prefix))
  return found.kind === 'found' && found.node.kind === 'directory'
}

/** Where a copy cannot be told, neither can its target. */
function tainted(outcome: Outcome, process: Process, target: boolean): Outcome {
  if (outcome.kind === 'exited' || !target) return outcome
  return { ...outcome, tree: taint(outcome.tree, process, process.argv, outcome.why) }
}

function taint(tree: FileTree, process: Process, argv: readonly string[], why: string): FileTree {
  const last = operandsOf(argv).at(-1)
  if (last === undefined || holdsUnknown(last)) return tree
  const path = resolve(process.cwd, last)
  const found = lookup(tree, path)
  if (found.kind === 'unknown') return tree
  const folder = found.kind === 'found' && found.node.kind === 'directory'
  if (folder) return doubtAll(tree, why, path)
  if (found.kind === 'found') return put(tree, found.path, { ...found.node, doubt: why })
  const parent = lookup(tree, dirname(path))
  if (parent.kind !== 'found' || parent.node.kind !== 'directory') return tree
  return put(tree, parent.path, { ...parent.node, partial: parent.node.partial ?? why })
}
