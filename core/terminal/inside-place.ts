/** Where the innermost shell in a container stands: its files, folder and PATH. */
import { type FileTree, lookup } from '@/core/files/tree.ts'
import { filesInside } from './container-files.ts'
import { imageOfContainer } from './container-store.ts'
import { containerOf } from './running.ts'
import type { TerminalSession, TerminalWorld } from './terminal.ts'

export interface InsidePlace {
  readonly tree: FileTree
  readonly cwd: string
  readonly home: string
  /** Folders with programs, and the names the base image is recorded to hold. */
  readonly path: { readonly folders: readonly string[]; readonly known: readonly string[] }
}

/** Undefined outside of containers, and where the container is gone. */
export function placeInside(session: TerminalSession, world: TerminalWorld): InsidePlace | undefined {
  const shell = session.inside.at(-1)
  const stored = session.containers.find(({ id }) => id === shell?.id)
  const container = stored && containerOf(session, stored, world)
  if (shell === undefined || stored === undefined || container === undefined) return undefined
  const known = [...(imageOfContainer(session, stored)?.image.base?.programs.keys() ?? [])]
  const folders = (shell.env.get('PATH') ?? '').split(':').filter(Boolean)
  return { tree: filesInside(stored, container), cwd: shell.cwd, home: shell.user.home, path: { folders, known } }
}

export function programsOnPath({ tree, path }: InsidePlace): readonly string[] {
  const laid = path.folders.flatMap((folder) => {
    const found = lookup(tree, folder)
    if (found.kind !== 'found' || found.node.kind !== 'directory') return []
    return [...found.node.entries].flatMap(([name, node]) => (node.kind === 'directory' ? [] : [name]))
  })
  return [...path.known, ...laid].filter((name) => !name.startsWith('/'))
}
