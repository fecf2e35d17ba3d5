/** A command inside a container's files: what `docker exec` runs, and `docker run IMAGE ls`. */
import { type FileTree, lookup, readText } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { imageProgramTable } from '@/core/programs/registry.ts'
import { makeHost } from '@/core/shell/interpret.ts'
import type { Outcome, User } from '@/core/shell/process.ts'
import type { TerminalWorld } from './terminal.ts'

export interface Inside {
  readonly image: Image
  /** Of the running container, or of the image. */
  readonly tree: FileTree
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly user: string
  readonly workdir: string
}

export type InsideOutcome = Outcome | { readonly kind: 'cannot-start'; readonly message: string }

const SHELLS = new Set(['sh', 'ash', 'bash', 'dash'])

/** A shell by any path: with a keyboard it would wait for lines. */
export function isShell(word: string | undefined): boolean {
  return word !== undefined && SHELLS.has(word.slice(word.lastIndexOf('/') + 1))
}

/** A program that is not there: runc's words. */
export function runInside(inside: Inside, world: TerminalWorld): InsideOutcome {
  const { image, tree, argv } = inside
  const table = imageProgramTable({ base: image.base, apps: world.apps })
  const host = makeHost(table)
  const env = new Map([...entriesOf(image.config.env), ...Object.entries(inside.env)])
  const user = userOf(inside.user, tree)
  if (!env.has('HOME')) env.set('HOME', user.home)
  const process = { argv, env, cwd: inside.workdir === '' ? '/' : inside.workdir, user, stdin: '', tree, umask: 0o022 }
  const name = argv[0] ?? ''
  const found = host.finds(name, process)
  if (found.kind === 'not-found') return { kind: 'cannot-start', message: missing(name) }
  return host.run(process)
}

function missing(name: string): string {
  const quoted = JSON.stringify(name)
  return name.includes('/')
    ? `exec: ${quoted}: stat ${name}: no such file or directory: unknown`
    : `exec: ${quoted}: executable file not found in $PATH: unknown`
}

function entriesOf(env: readonly string[]): [string, string][] {
  return env.map((entry) => {
    const equals = entry.indexOf('=')
    return [entry.slice(0, equals), entry.slice(equals + 1)]
  })
}

/** By number, or by the image's own list of users; one that is not listed there is taken for root's group without a name. */
function userOf(given: string, tree: FileTree): User {
  const name = given.split(':')[0]!
  if (name === '' || name === '0' || name === 'root') return { uid: 0, gid: 0, name: 'root', home: '/root' }
  const lines = (lookup(tree, '/etc/passwd').kind === 'found' ? (readText(tree, '/etc/passwd') ?? '') : '')
    .split('\n')
    .map((line) => line.split(':'))
  const entry = lines.find((fields) => fields[0] === name || fields[2] === name)
  const uid = Number(entry?.[2] ?? name)
  return {
    uid: Number.isNaN(uid) ? 65534 : uid,
    gid: Number(entry?.[3] ?? 0),
    name: entry?.[0],
    home: entry?.[5] ?? '/',
  }
}
