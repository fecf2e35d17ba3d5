/** What a RUN moved or copied: the file it wrote is, byte for byte, one that lay elsewhere before it ran. */

import type { Operation } from '@/core/build/result.ts'
import type { Source } from '@/core/build/step.ts'
import { digest } from '@/core/files/digest.ts'
import type { Content, Node } from '@/core/files/node.ts'
import { nodeAt } from '@/core/files/node-at.ts'
import { basename, join, relativeTo, segments } from '@/core/files/path.ts'
import { sizeOf } from '@/core/files/weigh.ts'

/**
 * The path those bytes had, the likeliest first: one that is gone now (`mv`), then one of the same name. Undefined for
 * folders, for empty files, and where nothing fits. A path below it that a package manager fills is no source: equal
 * licences are no copies of each other.
 */
export function earlierPlace(operation: Operation, path: string): string | undefined {
  const node = nodeAt(operation.tree, path)
  if (node === undefined || node.kind === 'link') return undefined
  if (node.kind === 'directory') return earlierFolder(operation, path)
  if (sizeOf(node.content) === 0 || node.content.kind === 'unknown') return undefined
  const places: string[] = []
  collect(operation.treeBefore.root, '', { wanted: node.content, places })
  const others = places.filter((place) => place !== path)
  const gone = others.filter((place) => nodeAt(operation.tree, place) === undefined)
  return nearest(gone, path) ?? nearest(copies(others, operation, path), path)
}

export interface MountedPlace {
  readonly from: Source
  /** In the mounted source. */
  readonly path: string
}

/** The same bytes lay below a mount, under the same name or another one: a RUN copied them out of it. */
export function mountedPlace(operation: Operation, path: string): MountedPlace | undefined {
  const node = nodeAt(operation.tree, path)
  if (node?.kind !== 'file' || sizeOf(node.content) === 0 || node.content.kind === 'unknown') return undefined
  for (const reading of operation.readings.filter((one) => one.kind === 'mount')) {
    const root = nodeAt(reading.tree, reading.paths[0] ?? '/')
    if (root === undefined) continue
    const places: string[] = []
    collect(root, '', { wanted: node.content, places })
    const found = nearest(places, path)
    if (found !== undefined) return { from: reading.source, path: join('/', reading.paths[0] ?? '/', found) }
  }
  return undefined
}

interface Wanted {
  readonly wanted: Content
  readonly places: string[]
}

function collect(node: Node, path: string, search: Wanted): void {
  if (node.kind !== 'directory') {
    if (node.kind === 'file' && sameContent(node.content, search.wanted)) search.places.push(path)
    return
  }
  for (const [name, child] of node.entries) collect(child, `${path}/${name}`, search)
}

function sameContent(one: Content, other: Content): boolean {
  if (one === other) return true
  if (one.kind !== other.kind || sizeOf(one) !== sizeOf(other)) return false
  return digest(one) === digest(other)
}

/** An install may bring a file that another package has as well. */
function copies(places: readonly string[], operation: Operation, path: string): readonly string[] {
  const installed =
    segments(path).includes('node_modules') && nodeAt(operation.treeBefore, folderOf(path)) === undefined
  return places.filter(
    (place) => basename(place) === basename(path) && !(installed && !/\bcp\b/.test(commandOf(operation))),
  )
}

function commandOf({ action }: Operation): string {
  return action.kind === 'run' ? (action.script ?? action.argv.join(' ')) : ''
}

function folderOf(path: string): string {
  const at = segments(path).indexOf('node_modules')
  return `/${segments(path)
    .slice(0, at + 1)
    .join('/')}`
}

/** Most last parts in common. */
function nearest(places: readonly string[], path: string): string | undefined {
  const own = [...segments(path)].reverse()
  const alike = (place: string) => {
    const parts = [...segments(place)].reverse()
    const end = parts.findIndex((part, index) => part !== own[index])
    return end < 0 ? parts.length : end
  }
  return [...places].sort((a, b) => alike(b) - alike(a) || (a < b ? -1 : 1))[0]
}

/** A renamed folder is the same object under another name. */
function earlierFolder(operation: Operation, path: string): string | undefined {
  const node = nodeAt(operation.tree, path)
  if (node?.kind !== 'directory' || node.entries.size === 0) return undefined
  const places: string[] = []
  const seek = (folder: Node, here: string) => {
    if (folder.kind !== 'directory') return
    if (folder.entries === node.entries && relativeTo(here, path) === undefined) places.push(here)
    for (const [name, child] of folder.entries) seek(child, `${here}/${name}`)
  }
  seek(operation.treeBefore.root, '')
  return nearest(places, path)
}
