/** `docker diff`: what a container's files have beyond its image's. */
import { digestNode } from '@/core/files/digest.ts'
import type { DirectoryNode, Node } from '@/core/files/node.ts'
import { done, note, type Reply, say } from '../../command.ts'
import { filesInside } from '../../container-files.ts'
import { findContainer, imageOfContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { containerOf } from '../../running.ts'

export const diff: DockerCommand = {
  names: ['diff', 'container diff'],
  usage: 'CONTAINER',
  summary: "Inspect changes to files or directories on a container's filesystem",
  flags: [],
  arity: { min: 1, max: 1 },
  run: showChanges,
}

function showChanges(call: DockerCall): Reply {
  const name = call.operands[0]!
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  const image = imageOfContainer(call.session, stored)?.image
  const container = containerOf(call.session, stored, call.world, call.process.tree)
  if (image === undefined || container === undefined) return daemonError(`No such image: ${stored.imageReference}`)
  if (stored.unknown !== undefined) return done(note(`cannot tell what this container wrote: ${stored.unknown}`))
  return done(say(...changesIn(image.tree.root, filesInside(stored, container).root, '')))
}

/** A folder whose entries changed is changed itself: C, then A(dded), C(hanged) and D(eleted) below it. */
function changesIn(before: DirectoryNode, after: DirectoryNode, path: string): string[] {
  if (before === after) return []
  const names = [...new Set([...before.entries.keys(), ...after.entries.keys()])].sort()
  return names.flatMap((name) => changeOf(before.entries.get(name), after.entries.get(name), `${path}/${name}`))
}

function changeOf(before: Node | undefined, after: Node | undefined, path: string): string[] {
  if (before === after) return []
  if (after === undefined) return [`D ${path}`]
  if (before === undefined) return [`A ${path}`, ...(after.kind === 'directory' ? addedBelow(after, path) : [])]
  if (before.kind === 'directory' && after.kind === 'directory') {
    const below = changesIn(before, after, path)
    return below.length === 0 ? [] : [`C ${path}`, ...below]
  }
  return digestNode(before) === digestNode(after) ? [] : [`C ${path}`]
}

function addedBelow(folder: DirectoryNode, path: string): string[] {
  const names = [...folder.entries.keys()].sort()
  return names.flatMap((name) => changeOf(undefined, folder.entries.get(name), `${path}/${name}`))
}
