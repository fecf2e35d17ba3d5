/** git: what a clone brings is not known; what it prints of a repository is not known either. */

import { doubtAll } from '@/core/files/doubt.ts'
import { join } from '@/core/files/path.ts'
import { directory, file, lookup } from '@/core/files/tree.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { hostToFind, needsNetwork, needsNetworkSomehow } from './offline.ts'
import { CannotTell, notModelledHere, program, Quit, type Work } from './work.ts'

const VALUED = new Set([
  '-b',
  '--branch',
  '--depth',
  '-c',
  '--config',
  '-o',
  '--origin',
  '-C',
  '--recurse-submodules',
  '-j',
])
const PRINTING = new Set([
  'rev-parse',
  'describe',
  'log',
  'show',
  'status',
  'branch',
  'diff',
  'rev-list',
  'tag',
  'remote',
])
const CHANGING = new Set([
  'checkout',
  'switch',
  'pull',
  'fetch',
  'submodule',
  'reset',
  'lfs',
  'apply',
  'am',
  'merge',
  'clean',
])

export const git = program('git', (work, args) => {
  const [command = '', ...rest] = args
  if (command === '--version') work.out(`git version ${unknownText('the version of git is not recorded')}\n`)
  else if (command === 'clone') clone(work, rest)
  else if (command === 'config' && rest.includes('--global')) configure(work)
  else if (PRINTING.has(command)) print(work, command)
  else if (CHANGING.has(command)) change(work, command)
  else throw notModelledHere(work, `git ${command} is not modelled`)
})

function clone(work: Work, args: readonly string[]): void {
  const words = args.filter((arg, index) => !arg.startsWith('-') && !VALUED.has(args[index - 1] ?? ''))
  const [
    address = '',
    folder = address
      .replace(/\/$/, '')
      .split('/')
      .at(-1)
      ?.replace(/\.git$/, '') ?? '',
  ] = words
  const why = `what \`git clone ${address}\` brings is not known`
  const path = work.path(folder)
  const there = work.place(folder)
  if (there?.node.kind === 'directory' && there.node.entries.size > 0)
    throw fatal(work, `destination path '${folder}' already exists and is not an empty directory.`)
  const host = /^https?:/.test(address) ? hostToFind(address) : undefined
  if (host === undefined) needsNetworkSomehow(work, 'git clone')
  const into = work.process.offline ? `Cloning into '${folder}'...` : ''
  const url = address.endsWith('/') ? address : `${address}/`
  needsNetwork(work, [into, `fatal: unable to access '${url}': Could not resolve host: ${host}`], 128)
  work.assumed.push(`\`git clone ${address}\` is taken to succeed`)
  work.put(path, { ...directory(new Map(), work.owner()), partial: why })
}

function configure(work: Work): void {
  const content = { kind: 'unknown' as const, why: 'what `git config` writes is not followed' }
  work.put(join(work.process.user.home, '.gitconfig'), file(content, work.owner()))
}

/** Without a repository in this folder or above git says so, as it does where .dockerignore leaves `.git` out. */
function mustBeRepository(work: Work): void {
  const parts = work.process.cwd.split('/')
  const folders = parts.map((_, index) => parts.slice(0, parts.length - index).join('/') || '/')
  if (folders.some((folder) => lookup(work.tree, join(folder, '.git')).kind !== 'absent')) return
  throw fatal(work, 'not a git repository (or any of the parent directories): .git')
}

function fatal(work: Work, message: string): Quit {
  work.written.push({ fd: 2, text: `fatal: ${message}\n` })
  return new Quit(128)
}

function print(work: Work, command: string): void {
  mustBeRepository(work)
  const why = `what git ${command} prints is not known`
  work.out(`${unknownText(why)}\n`)
  throw new CannotTell(why)
}

function change(work: Work, command: string): void {
  mustBeRepository(work)
  const why = `what \`git ${command}\` changes is not known`
  work.tree = doubtAll(work.tree, why, work.process.cwd)
  throw new CannotTell(why)
}
