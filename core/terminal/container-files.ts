/** The files of a container: its image's, and what commands inside it made of them. */
import type { Container } from '@/core/container/start.ts'
import { type FileTree, lookup, put } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { changeContainer } from './container-store.ts'
import type { ContainerOptions, StoredContainer, TerminalSession } from './terminal.ts'

/** What a server reads once, when it starts: later changes to it show after a restart. */
const READ_AT_START = ['/etc/nginx', '/docker-entrypoint.d']

/** The image to start the container from: with the files commands left, but for what was read when it started. */
export function imageWithFiles(image: Image, stored: StoredContainer): Image {
  if (stored.tree === undefined) return image
  const since = stored.startTree ?? image.tree
  const tree = READ_AT_START.reduce((all, path) => {
    const then = lookup(since, path)
    return then.kind === 'found' ? put(all, path, then.node) : all
  }, stored.tree)
  return { ...image, tree }
}

/** The files as a command inside sees them. */
export function filesInside(stored: StoredContainer, container: Container): FileTree {
  return stored.tree ?? container.tree
}

/** Keeps what a command inside wrote; what it wrote below a bind mount is the learner's own file. */
export function keepFiles(session: TerminalSession, stored: StoredContainer, tree: FileTree): TerminalSession {
  const files = bindMounts(stored.options).reduce((machine, { source, target }) => {
    const found = lookup(tree, target)
    return found.kind === 'found' ? put(machine, source, found.node) : machine
  }, session.files)
  return { ...changeContainer(session, stored.id, { tree }), files }
}

function bindMounts(options: ContainerOptions | undefined) {
  return (options?.mounts ?? []).filter((mount) => mount.kind === 'bind')
}
