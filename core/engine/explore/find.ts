/** Looks for files by a part of their path, in a whole image or in what one layer changed. */
import { sizeOfNode } from '@/core/build/figures.ts'
import type { BuildResult } from '@/core/build/result.ts'
import type { Node } from '@/core/files/node.ts'
import type { Figure } from '@/core/text/evidence.ts'
import { type ChangeKind, changeOf, childPairs } from './delta.ts'
import { chainUpTo, type Place } from './folder.ts'

export interface FoundFile {
  readonly path: string
  readonly kind: Node['kind']
  readonly size: Figure
  readonly change?: ChangeKind
}

export interface FoundFiles {
  readonly text: string
  /** The first ones, by path. */
  readonly files: readonly FoundFile[]
  readonly total: number
  /** A folder known in part may hold more that fit. */
  readonly partial: boolean
}

const SHOWN = 200

/** Case does not count. `*` stands for anything within a name. */
export function findFiles(result: BuildResult, place: Place, text: string): FoundFiles {
  const last = chainUpTo(result, place).at(-1)
  const wanted = patternOf(text)
  const search: Search = { wanted, files: [], total: 0, partial: false }
  if (last !== undefined && wanted !== undefined) {
    if (place.layer === undefined) searchTree(search, last.tree.root, '')
    else searchLayer(search, last.treeBefore.root, last.tree.root, '')
  }
  return { text, files: search.files, total: search.total, partial: search.partial }
}

interface Search {
  readonly wanted: RegExp | undefined
  readonly files: FoundFile[]
  total: number
  partial: boolean
}

function patternOf(text: string): RegExp | undefined {
  const words = text.trim()
  if (words === '') return undefined
  const parts = words.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(parts.join('[^/]*'), 'i')
}

function searchTree(search: Search, node: Node, path: string): void {
  if (node.kind !== 'directory') return
  if (node.partial !== undefined) search.partial = true
  for (const name of [...node.entries.keys()].sort()) {
    const child = node.entries.get(name)!
    const here = `${path}/${name}`
    if (child.kind !== 'directory') note(search, here, child, undefined)
    else {
      if (search.wanted!.test(name)) note(search, here, child, undefined)
      searchTree(search, child, here)
    }
  }
}

function searchLayer(search: Search, before: Node | undefined, after: Node | undefined, path: string): void {
  const pairs = [...childPairs(before, after)].sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const pair of pairs) {
    const here = `${path}/${pair.name}`
    const node = pair.after ?? pair.before!
    const change = changeOf(pair.before, pair.after)
    if (node.kind !== 'directory') note(search, here, node, change)
    else searchLayer(search, folderOf(pair.before), folderOf(pair.after), here)
  }
}

function folderOf(node: Node | undefined): Node | undefined {
  return node?.kind === 'directory' ? node : undefined
}

function note(search: Search, path: string, node: Node, change: ChangeKind | undefined): void {
  if (!search.wanted!.test(path)) return
  search.total += 1
  if (search.files.length >= SHOWN) return
  const size = sizeOfNode(node)
  search.files.push({ path, kind: node.kind, size, ...(change === undefined ? {} : { change }) })
}
