/** `docker cp`: files between the learner's machine and a container. */

import type { Node } from '@/core/files/node.ts'
import { basename, dirname, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup, put, walk } from '@/core/files/tree.ts'
import { complain, done, failed, note, type Reply } from '../../command.ts'
import { filesInside, keepFiles } from '../../container-files.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCall, type DockerCommand, daemonError } from '../../docker-command.ts'
import { flagSpecs, isSet } from '../../flags.ts'
import { containerOf } from '../../running.ts'
import { humanSize } from '../../units.ts'

export const cp: DockerCommand = {
  names: ['cp', 'container cp'],
  usage: '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
  summary: 'Copy files/folders between a container and the local filesystem',
  flags: flagSpecs('a,archive', 'L,follow-link', 'q,quiet'),
  arity: { min: 2, max: 2 },
  run: copy,
}

interface Place {
  readonly container: string | undefined
  readonly path: string
}

function copy(call: DockerCall): Reply {
  const source = placeOf(call.operands[0]!)
  const target = placeOf(call.operands[1]!)
  if (source.container !== undefined && target.container !== undefined)
    return failed(1, 'copying between containers is not supported')
  if (source.container === undefined && target.container === undefined)
    return failed(1, 'must specify at least one container source')
  if (source.path === '-' || target.path === '-')
    return { output: note('archives on the standard streams are not modelled: name a file or a folder'), code: 1 }
  return source.container !== undefined
    ? outOf(call, source.container, source.path, target.path)
    : into(call, target.container!, source.path, target.path)
}

/** What stands before the first colon is a container; a path that begins with a dot or a slash has none. */
function placeOf(text: string): Place {
  const colon = text.indexOf(':')
  if (/^[./]/.test(text) || colon < 0) return { container: undefined, path: text }
  return { container: text.slice(0, colon), path: text.slice(colon + 1) }
}

function outOf(call: DockerCall, name: string, from: string, to: string): Reply {
  const inside = filesOf(call, name)
  if ('code' in inside) return inside
  const found = lookup(inside.tree, resolve('/', from))
  if (found.kind === 'absent') return daemonError(`Could not find the file ${from} in container ${name}`)
  if (found.kind === 'unknown') return { output: note(`cannot tell what ${from} is: ${found.why}`), code: 1 }
  const laid = laidInto(call.process.tree, found.node, basename(from), resolve(call.process.cwd, to), to.endsWith('/'))
  if (laid.kind === 'refused') return failed(1, laid.message)
  return { ...done(copied(call, found.node, to)), tree: laid.tree }
}

function into(call: DockerCall, name: string, from: string, to: string): Reply {
  const inside = filesOf(call, name)
  if ('code' in inside) return inside
  const full = resolve(call.process.cwd, from)
  const found = lookup(call.process.tree, full)
  if (found.kind !== 'found') return failed(1, `lstat ${full}: no such file or directory`)
  const laid = laidInto(inside.tree, found.node, basename(full), resolve('/', to), to.endsWith('/'))
  if (laid.kind === 'refused') return daemonError(`Could not find the file ${dirname(to)} in container ${name}`)
  const session = keepFiles({ ...call.session, files: call.process.tree }, inside.stored, laid.tree)
  return { ...done(copied(call, found.node, `${name}:${to}`)), session, tree: session.files }
}

function filesOf(call: DockerCall, name: string) {
  const stored = findContainer(call.session.containers, name)
  if (stored === undefined) return daemonError(`No such container: ${name}`)
  const container = containerOf(call.session, stored, call.world, call.process.tree)
  if (container === undefined) return daemonError(`No such image: ${stored.imageReference}`)
  return { stored, tree: filesInside(stored, container) }
}

type Laid = { readonly kind: 'laid'; readonly tree: FileTree } | { readonly kind: 'refused'; readonly message: string }

/** Into a folder that is there, under its own name; else under the new name, whose folder must be there. */
function laidInto(tree: FileTree, node: Node, name: string, to: string, asFolder: boolean): Laid {
  const there = lookup(tree, to)
  if (there.kind === 'found' && there.node.kind === 'directory')
    return { kind: 'laid', tree: put(tree, resolve(to, name), node) }
  if (there.kind === 'found' && node.kind === 'directory')
    return { kind: 'refused', message: 'cannot copy a directory onto a file' }
  if (lookup(tree, dirname(to)).kind !== 'found' || (asFolder && node.kind !== 'directory'))
    return { kind: 'refused', message: `invalid output path: directory "${dirname(to)}" does not exist` }
  return { kind: 'laid', tree: put(tree, to, node) }
}

/** The size is that of the archive it travels in: a head of 512 bytes a file, contents in blocks of as many, two at the end. */
function copied(call: DockerCall, node: Node, to: string) {
  if (isSet(call.flags, 'quiet')) return []
  const bytes = archiveBytes(node)
  return bytes === undefined ? [] : complain(`Successfully copied ${humanSize(bytes)} to ${to}`)
}

function archiveBytes(node: Node): number | undefined {
  const nodes = node.kind === 'directory' ? [node, ...[...walk({ root: node })].map((entry) => entry.node)] : [node]
  let sum = 1024
  for (const each of nodes) {
    if (each.kind === 'file' && each.content.kind !== 'bytes') return undefined
    const size = each.kind === 'file' && each.content.kind === 'bytes' ? each.content.bytes.length : 0
    sum += 512 + Math.ceil(size / 512) * 512
  }
  return sum
}
