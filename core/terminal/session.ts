/** A terminal session: the learner's machine, its images and containers, as one value. */
import type { Node } from '@/core/files/node.ts'
import { EMPTY_TREE, type FileTree, file, lookup, makeDirectory, put, walk } from '@/core/files/tree.ts'
import type { User } from '@/core/shell/process.ts'
import type { StoredImage, TerminalSession, TerminalWorld } from './terminal.ts'

const HOME = '/root'

/** Everything belongs to this user, so the terminal never asks about permissions the course is not about. */
export const USER: User = { uid: 0, gid: 0, name: 'root', home: HOME }

const STARTER_FOLDER = 'starter-react-app'

/** Of the repository that can be cloned here, and of the folder a clone of it makes. */
export function starterName({ starterName = STARTER_FOLDER }: Pick<TerminalWorld, 'starterName'>): string {
  return starterName
}

export interface NewSession {
  /** The learner's files. Without them the machine is as it was before the clone. */
  readonly workspace?: FileTree
  /** Name of the workspace's folder below the home folder. */
  readonly folder?: string
}

export function newSession(options: NewSession = {}): TerminalSession {
  const bare: TerminalSession = {
    files: bareMachine(),
    home: HOME,
    workspaceFolder: undefined,
    cwd: HOME,
    env: new Map([
      ['HOME', HOME],
      ['USER', 'root'],
      ['SHELL', '/bin/sh'],
      ['TERM', 'xterm-256color'],
      ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
      ['PWD', HOME],
    ]),
    images: [],
    containers: [],
    buildCache: new Set(),
    events: [],
    history: [],
    repositories: [],
    inside: [],
  }
  if (options.workspace === undefined) return bare
  const folder = `${HOME}/${options.folder ?? STARTER_FOLDER}`
  const env = new Map(bare.env).set('PWD', folder)
  return withWorkspace({ ...bare, env, workspaceFolder: folder, cwd: folder }, options.workspace)
}

/** Folders every machine has, and the user's name for `ls -l` and `whoami`. */
function bareMachine(): FileTree {
  const folders = [HOME, '/tmp', '/etc'].reduce((tree, path) => makeDirectory(tree, path), EMPTY_TREE)
  const named = put(folders, '/etc/passwd', file(`root:x:0:0:root:${HOME}:/bin/sh\n`))
  return put(named, '/etc/group', file('root:x:0:\n'))
}

/** Lays the editor's files into the workspace folder, in place of what was there. Before the clone there is none to lay them in. */
export function withWorkspace(session: TerminalSession, workspace: FileTree): TerminalSession {
  const folder = session.workspaceFolder
  if (folder === undefined || workspaceOf(session)?.root === workspace.root) return session
  return { ...session, files: put(session.files, folder, workspace.root) }
}

/** What the terminal's commands left in the workspace folder; undefined before the clone, or when it was removed. */
export function workspaceOf(session: TerminalSession): FileTree | undefined {
  return session.workspaceFolder === undefined ? undefined : subtree(session.files, session.workspaceFolder)
}

/** The folder at a path as a tree of its own. */
export function subtree(tree: FileTree, path: string): FileTree | undefined {
  const found = lookup(tree, path)
  return found.kind === 'found' && found.node.kind === 'directory' ? { root: found.node } : undefined
}

/** Puts images into the local store, as a lesson opened directly needs them; references move to the newcomers. */
export function seedImages(session: TerminalSession, seeds: readonly StoredImage[]): TerminalSession {
  const taken = new Set(seeds.flatMap((seed) => seed.references))
  const kept = session.images
    .filter((stored) => !seeds.some((seed) => seed.image.id === stored.image.id))
    .map((stored) => ({ ...stored, references: stored.references.filter((reference) => !taken.has(reference)) }))
  return { ...session, images: [...kept, ...seeds] }
}

/** After `mv app other` the workspace is where its folder went: the same node, or one with the same package.json. */
export function followWorkspace(session: TerminalSession, before: Node | undefined): TerminalSession {
  const folder = session.workspaceFolder
  if (folder === undefined || before === undefined || subtree(session.files, folder) !== undefined) return session
  for (const { path, node } of walk(session.files)) {
    if (node === before || sameApp(node, before)) return { ...session, workspaceFolder: path }
  }
  return session
}

function sameApp(one: Node, other: Node): boolean {
  if (one.kind !== 'directory' || other.kind !== 'directory') return false
  const manifest = one.entries.get('package.json')
  return manifest !== undefined && manifest === other.entries.get('package.json')
}

/** `~/starter-react-app`, as the prompt shows the working directory. */
export function shownFolder(session: TerminalSession): string {
  if (session.cwd === session.home) return '~'
  return session.cwd.startsWith(`${session.home}/`) ? `~${session.cwd.slice(session.home.length)}` : session.cwd
}
