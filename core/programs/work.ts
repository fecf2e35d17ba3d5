/** A modelled program at work: what it wrote, its files, its exit code. Alive only while the program runs. */

import type { BundleNote } from '@/core/bundle/bundle.ts'
import type { FileNode, Node } from '@/core/files/node.ts'
import { dirname, resolve } from '@/core/files/path.ts'
import { type FileTree, type Lookup, lookup, put, remove } from '@/core/files/tree.ts'
import { allows, reaches } from '@/core/shell/access.ts'
import { creationPath } from '@/core/shell/creation-path.ts'
import { doubtWritable } from '@/core/shell/doubt-writable.ts'
import { isReadOnly, READ_ONLY } from '@/core/shell/mount-points.ts'
import { printedBefore } from '@/core/shell/never-ends.ts'
import { textOf } from '@/core/shell/output.ts'
import type { Host, Outcome, Process, Program, Written } from '@/core/shell/process.ts'
import { holdsUnknown, whyUnknown } from '@/core/shell/unknown-text.ts'
import { readFolder } from './folder-input.ts'

/** Ends a program whose outcome cannot be told; its files are what the work's tree says by then. */
export class CannotTell extends Error {}

/** Ends a program with its code. */
export class Quit extends Error {
  readonly code: number

  constructor(code: number) {
    super('quit')
    this.code = code
  }
}

const STICKY = 0o1000

export class Work {
  tree: FileTree
  code = 0
  readonly process: Process
  readonly host: Host
  readonly name: string
  readonly written: Written[] = []
  readonly assumed: string[] = []
  readonly bundles: BundleNote[] = []

  constructor(process: Process, host: Host, name: string) {
    this.process = process
    this.host = host
    this.name = name
    this.tree = process.tree
  }

  out(text: string): void {
    if (text !== '') this.written.push({ fd: 1, text })
  }

  /** A message under the program's name; the program goes on and will exit with `code`. */
  fail(message: string, code = 1): undefined {
    this.written.push({ fd: 2, text: `${this.name}: ${message}\n` })
    this.code = code
  }

  quit(message: string, code = 1): Quit {
    this.fail(message, code)
    return new Quit(code)
  }

  /** BusyBox prints its help there; only the line of usage is kept. */
  usage(text: string, code = 1): Quit {
    this.written.push({ fd: 2, text: `Usage: ${this.name} ${text}\n` })
    return new Quit(code)
  }

  path(argument: string): string {
    return resolve(this.process.cwd, argument)
  }

  /** Where a file of this name would be made: at the end of links that lead nowhere yet. */
  target(argument: string): string {
    const path = this.path(argument)
    return creationPath(this.tree, path) ?? path
  }

  /** Undefined when it is not there; a path of which that is not known ends the program. */
  look(argument: string, options: { readonly follow?: boolean } = {}): Extract<Lookup, { kind: 'found' }> | undefined {
    if (argument === '') return undefined
    const follow = options.follow ?? true
    const found = lookup(this.tree, this.path(argument), { follow: follow || argument.endsWith('/') })
    if (found.kind === 'unknown') throw new CannotTell(`it is not known what ${argument} is: ${found.why}`)
    if (found.kind === 'found' && !reaches(this.tree, this.path(argument), this.process.user)) return undefined
    return found.kind === 'found' ? found : undefined
  }

  /** As `look`, for a place to write to: a folder that is known in part is taken to hold nothing of that name. */
  place(argument: string, options: { readonly follow?: boolean } = {}): Extract<Lookup, { kind: 'found' }> | undefined {
    const path = this.path(argument)
    const found = lookup(this.tree, path, { follow: options.follow ?? true })
    if (found.kind !== 'unknown') return found.kind === 'found' ? found : undefined
    const parent = lookup(this.tree, dirname(path))
    const partial =
      parent.kind === 'found' &&
      parent.node.kind === 'directory' &&
      !parent.node.entries.has(path.slice(path.lastIndexOf('/') + 1))
    if (partial) return undefined
    throw new CannotTell(`it is not known what ${argument} is: ${found.why}`)
  }

  /** A file's text; holds a mark where its bytes are not known. */
  text(node: FileNode, argument: string): string {
    return textOf(node, argument)
  }

  put(path: string, node: Node): void {
    this.tree = put(this.tree, path, node)
  }

  remove(path: string): void {
    this.tree = remove(this.tree, path)
  }

  /** May the user make or remove a name in the folder of this path? */
  mayChangeFolderOf(path: string): boolean {
    const { user } = this.process
    if (this.isReadOnly(path)) return false
    const parent = lookup(this.tree, dirname(path))
    if (parent.kind !== 'found' || !allows(parent.node, user, 'write') || !reaches(this.tree, path, user)) return false
    return (parent.node.mode & STICKY) === 0 || this.mayTakeFromSticky(parent.node, path)
  }

  /** Is it on a mount that nothing may be written to? */
  isReadOnly(path: string): boolean {
    return isReadOnly(this.process.mounts, this.tree, path)
  }

  /** The system's words where `mayChangeFolderOf` says no. */
  refusal(path: string): string {
    return this.isReadOnly(path) ? READ_ONLY : 'Permission denied'
  }

  /** In a sticky folder (/tmp) what is there belongs to its owner, the folder's owner and root. */
  private mayTakeFromSticky(folder: Node, path: string): boolean {
    const { uid } = this.process.user
    const there = lookup(this.tree, path, { follow: false })
    return uid === 0 || uid === folder.uid || there.kind !== 'found' || uid === there.node.uid
  }

  owner(): { readonly uid: number; readonly gid: number } {
    return { uid: this.process.user.uid, gid: this.process.user.gid }
  }

  /** Takes over what a program called from here did. */
  took(outcome: Outcome): number {
    this.tree = outcome.tree
    this.written.push(...outcome.output)
    this.bundles.push(...(outcome.bundles ?? []))
    if (outcome.kind === 'unsupported') throw new CannotTell(outcome.why)
    this.assumed.push(...(outcome.assumed ?? []))
    return outcome.code
  }

  outcome(): Outcome {
    const assumed = this.assumed.length === 0 ? {} : { assumed: this.assumed }
    return { kind: 'exited', code: this.code, output: this.written, tree: this.tree, ...assumed, ...this.notes() }
  }

  notes(): { readonly bundles?: readonly BundleNote[] } {
    return this.bundles.length === 0 ? {} : { bundles: this.bundles }
  }
}

export interface ProgramOptions {
  /** The program passes on text that is not known (echo, printf). */
  readonly passesUnknown?: boolean
}

/** Makes a program of a function that works on a `Work`. */
export function program(
  name: string,
  run: (work: Work, args: readonly string[]) => void,
  options: ProgramOptions = {},
): Program {
  return (process, host) => {
    const work = new Work(process, host, name)
    if (process.stdinIsFolder && readFolder(work, process.argv.slice(1))) return work.outcome()
    const unknown = options.passesUnknown ? undefined : process.argv.find(holdsUnknown)
    if (unknown !== undefined) return cannotTell(work, whyUnknown(unknown), doubtWritable(process, whyUnknown(unknown)))
    try {
      run(work, process.argv.slice(1))
      return work.outcome()
    } catch (error) {
      printedBefore(error, work.written)
      if (error instanceof Quit) return { ...work.outcome(), code: error.code } as Outcome
      if (error instanceof CannotTell) return cannotTell(work, error.message, work.tree)
      throw error
    }
  }
}

function cannotTell(work: Work, why: string, tree: FileTree): Outcome {
  return { kind: 'unsupported', why, output: work.written, tree, ...work.notes() }
}

/** Ends a program whose way of being called is not modelled: all its user may write is in doubt. */
export function notModelledHere(work: Work, why: string): CannotTell {
  work.tree = doubtWritable({ tree: work.tree, user: work.process.user }, why)
  return new CannotTell(why)
}
