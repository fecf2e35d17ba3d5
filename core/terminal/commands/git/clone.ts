/** `git clone`: any address ending in `/NAME.git` with the starter's name is the site's own starter; there is nothing else to clone here. */
import { basename, resolve } from '@/core/files/path.ts'
import { lookup, put } from '@/core/files/tree.ts'
import { type Call, complain, failed, note, type Reply } from '../../command.ts'
import { flagSpecs, isSet, lastOf } from '../../flags.ts'
import { clonedRepository } from '../../repository/repository.ts'
import { WORKSPACE, withRepository } from '../../repository/working-copy.ts'
import { starterName, workspaceOf } from '../../session.ts'
import type { TerminalSession } from '../../terminal.ts'
import { parseGitFlags } from './call.ts'

const FLAGS = flagSpecs(
  'v,verbose',
  'q,quiet',
  'progress',
  'n,no-checkout',
  'bare',
  'mirror',
  'l,local',
  'no-hardlinks',
  's,shared',
  'recursive',
  'recurse-submodules',
  'j,jobs=',
  'template=',
  'reference=',
  'o,origin=',
  'b,branch=',
  'u,upload-pack=',
  'depth=',
  'shallow-since=',
  'single-branch',
  'no-single-branch',
  'no-tags',
  'shallow-submodules',
  'separate-git-dir=',
  'c,config=',
  '4,ipv4',
  '6,ipv6',
  'filter=',
  'sparse',
)

const BRANCHES = ['main', 'HEAD']

export function clone(call: Call): Reply {
  const flags = parseGitFlags(FLAGS, call.args, USAGE.replace(/^usage: /, ''))
  if ('code' in flags) return flags
  const [url, given, ...more] = flags.operands
  if (url === undefined) return failed(128, 'fatal: You must specify a repository to clone.', '', USAGE)
  if (more.length > 0) return failed(128, 'fatal: Too many arguments.', '', USAGE)
  const folder = given ?? basename(url.replace(/\/+$/, '')).replace(/\.git$/, '')
  const path = resolve(call.process.cwd, folder)
  if (occupied(call, path)) {
    return failed(128, `fatal: destination path '${folder}' already exists and is not an empty directory.`)
  }
  const opening = isSet(flags, 'quiet') ? [] : complain(`Cloning into '${folder}'...`)
  const problem = reachable(url, starterName(call.world)) ?? branchProblem(lastOf(flags, 'branch'))
  if (problem !== undefined)
    return { output: [...opening, ...problem], code: 128, session: cloned(call, url, path, false) }
  return {
    output: opening,
    code: 0,
    tree: put(call.process.tree, path, call.world.starter.root),
    session: cloned(call, url, path, true),
  }
}

/** The first clone becomes the workspace the editor shows; a later one does only when that is gone. */
function cloned(call: Call, url: string, path: string, isStarter: boolean): TerminalSession {
  const { session } = call
  const event = { kind: 'clone', url, folder: path, isStarter } as const
  const current = workspaceOf({ ...session, files: call.process.tree })
  const workspaceFolder = isStarter && current === undefined ? path : session.workspaceFolder
  const after = { ...session, workspaceFolder, events: [...session.events, event] }
  if (!isStarter) return after
  const at = workspaceFolder === path ? WORKSPACE : path
  return withRepository(after, clonedRepository(at, url, call.world.starter))
}

function occupied(call: Call, path: string): boolean {
  const found = lookup(call.process.tree, path)
  if (found.kind === 'absent') return false
  return found.kind === 'unknown' || found.node.kind !== 'directory' || found.node.entries.size > 0
}

function reachable(url: string, name: string) {
  if (new RegExp(`[/:]${name}\\.git/*$`).test(url)) return undefined
  const only = note(`only this site's own repository can be cloned here: an address that ends in /${name}.git`)
  if (new RegExp(`[/:]${name}/*$`).test(url)) return [...complain(`fatal: repository '${url}/' not found`), ...only]
  const host = /^(?:\w+:\/\/)(?:[^@/]*@)?([^/:]+)/.exec(url)?.[1] ?? /^[^@/]+@([^:/]+):/.exec(url)?.[1]
  if (host === undefined) return [...complain(`fatal: repository '${url}' does not exist`), ...only]
  if (!/^https?:/.test(url))
    return [
      ...complain(
        `ssh: Could not resolve hostname ${host}: Name or service not known`,
        'fatal: Could not read from remote repository.',
      ),
      ...only,
    ]
  return [
    ...complain(`fatal: unable to access '${url.replace(/\/*$/, '/')}': Could not resolve host: ${host}`),
    ...only,
  ]
}

function branchProblem(branch: string | undefined) {
  if (branch === undefined || BRANCHES.includes(branch)) return undefined
  return complain(`fatal: Remote branch ${branch} not found in upstream origin`)
}

const USAGE = 'usage: git clone [<options>] [--] <repo> [<dir>]'
