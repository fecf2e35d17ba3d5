/** Which program a name means: the tree's own file where its bytes are known, else what the table knows of the image. */
import { basename, dirname, resolve } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import { allows, reaches } from './access.ts'
import { textOf } from './output.ts'
import type { FoundProgram, Outcome, Process, Program, ProgramTable } from './process.ts'
import { holdsUnknown } from './unknown-text.ts'

/** Where the kernel looks when PATH is not set: both shells have this default. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export function findProgram(name: string, process: Process, table: ProgramTable): FoundProgram {
  if (name === '') return { kind: 'not-found' }
  if (holdsUnknown(name)) return { kind: 'not-known', why: 'the name of the program is not known' }
  if (name.includes('/')) return findAt(resolve(process.cwd, name), process, table)
  const folders = searchPath(process)
  let refused = false
  for (const folder of folders) {
    const found = findInTree(`${folder}/${name}`, name, process, table)
    if (found?.kind === 'no-permission') refused = true
    else if (found !== undefined) return found
  }
  const found = findInTable(name, process, table)
  if (found.kind === 'program' && !folders.includes(dirname(found.path))) return { kind: 'not-found' }
  return refused && found.kind === 'not-found' ? { kind: 'no-permission' } : found
}

/** The folders of PATH, absolute. */
export function searchPath(process: Process): readonly string[] {
  const path = process.env.get('PATH') ?? DEFAULT_PATH
  return path.split(':').map((folder) => resolve(process.cwd, folder === '' ? '.' : folder))
}

function findAt(path: string, process: Process, table: ProgramTable): FoundProgram {
  const inTree = findInTree(path, path, process, table)
  if (inTree !== undefined) return inTree
  const parent = lookup(process.tree, dirname(path))
  if (parent.kind === 'found' && parent.node.kind === 'directory' && parent.node.partial === undefined) {
    const exact = lookup(process.tree, path)
    if (exact.kind === 'absent') return { kind: 'not-found' }
  }
  return findInTable(path, process, table)
}

/** Undefined: the tree does not decide it. */
function findInTree(path: string, name: string, process: Process, table: ProgramTable): FoundProgram | undefined {
  const found = lookup(process.tree, path)
  if (found.kind === 'unknown') return findThroughLink(path, process, table)
  if (found.kind !== 'found') return undefined
  if (!reaches(process.tree, path, process.user)) return { kind: 'no-permission' }
  if (found.node.kind !== 'file') return name.includes('/') ? { kind: 'no-permission' } : undefined
  const known = found.node.content.kind === 'bytes'
  if (!allows(found.node, process.user, 'execute')) return { kind: 'no-permission' }
  if (known) return scriptAt(path, textOf(found.node, path))
  const byPath = findInTable(found.path, process, table)
  if (byPath.kind === 'program') return byPath
  // A link to a program of many names (BusyBox), or to a script of npm's, is known by the name of the link.
  const byName = findInTable(basename(path), process, table)
  if (byName.kind === 'program' && byName.path === path) return byName
  if (byName.kind === 'not-known') return byName
  return byPath.kind === 'not-known' ? byPath : { kind: 'not-known', why: `what ${path} does is not modelled` }
}

/** A link into a folder that is known in part: the table may know what lies at its end. */
function findThroughLink(path: string, process: Process, table: ProgramTable): FoundProgram | undefined {
  const own = lookup(process.tree, path, { follow: false })
  if (own.kind !== 'found' || own.node.kind !== 'link') return undefined
  const found = findInTable(resolve(dirname(path), own.node.target), process, table)
  return found.kind === 'program' ? found : undefined
}

function findInTable(name: string, process: Process, table: ProgramTable): FoundProgram {
  const found = table.find(name, process)
  switch (found.kind) {
    case 'program':
      return found
    case 'absent':
      return { kind: 'not-found' }
    case 'unmodelled':
    case 'unknown':
      return { kind: 'not-known', why: found.why }
  }
}

/** The kernel hands a file that starts with `#!` to the program named there; the shell runs other text itself. */
function scriptAt(path: string, text: string): FoundProgram {
  if (holdsUnknown(text)) return { kind: 'not-known', why: `${path} is a program whose work is not modelled` }
  const line = /^#![ \t]*([^\n]*)/.exec(text)?.[1]
  const [interpreter, argument] = line === undefined ? ['/bin/sh'] : splitOnce(line)
  const prefix = argument === undefined ? [interpreter] : [interpreter, argument]
  const run: Program = (process, host): Outcome =>
    host.run({ ...process, argv: [...prefix, writtenPath(process, path), ...process.argv.slice(1)] })
  return { kind: 'program', path, run }
}

/** The kernel passes the path on as it was called. */
function writtenPath(process: Process, path: string): string {
  const name = process.argv[0] ?? ''
  return name.includes('/') ? name : path
}

function splitOnce(line: string): readonly [string, string?] {
  const match = /^(\S+)(?:[ \t]+(.*?))?[ \t]*$/.exec(line)
  // A carriage return stays a part of the name, as the kernel reads it: such an interpreter is not found.
  return match === null ? [line] : match[2] === undefined || match[2] === '' ? [match[1]!] : [match[1]!, match[2]]
}
