/**
 * Finds the nearest of very many names at once: the names stand in a tree of their letters, and branches that are
 * already too far away are not entered. Gives what `suggestion` gives when it looks at each name in turn.
 */
import { keyLists } from '@/core/files/versioned-map.ts'
import { MAX_DISTANCE } from './suggest.ts'

interface Branch {
  readonly below: Map<string, Branch>
  /** Lowest number of the names below; the earlier of two equally near ones counts. */
  first: number
  /** The name that ends here. */
  name: { readonly text: string; readonly number: number } | undefined
}

interface Best {
  name: string | undefined
  number: number
  distance: number
}

const baseTrees = new WeakMap<object, Branch>()
const addedTrees = new WeakMap<object, { readonly tree: Branch; count: number }>()

/** `names`: the keys of a map as a stage's scope has them, in order. Undefined also when one of them is `value` itself. */
export function nearestName(value: string, names: ReadonlyMap<string, unknown>): string | undefined {
  if (names.has(value)) return undefined
  const { base, added, count } = keyLists(names)
  // One farther than counts, and before every name: nothing so far away is taken.
  const best: Best = { name: undefined, number: -1, distance: MAX_DISTANCE + 1 }
  const letters = [...value]
  const row = Array.from({ length: letters.length + 1 }, (_, i) => i)
  search(baseTree(base), row, { letters, limit: Number.POSITIVE_INFINITY, before: 0 }, best)
  search(addedTree(added, count), row, { letters, limit: count, before: base.size }, best)
  return best.name
}

function baseTree(base: ReadonlyMap<string, unknown>): Branch {
  const known = baseTrees.get(base)
  if (known !== undefined) return known
  const tree = branch(0)
  for (const [number, name] of [...base.keys()].entries()) insert(tree, name, number)
  baseTrees.set(base, tree)
  return tree
}

function addedTree(added: readonly string[], count: number): Branch {
  const known = addedTrees.get(added) ?? { tree: branch(0), count: 0 }
  addedTrees.set(added, known)
  for (; known.count < count; known.count++) insert(known.tree, added[known.count]!, known.count)
  return known.tree
}

function branch(first: number): Branch {
  return { below: new Map(), first, name: undefined }
}

function insert(tree: Branch, text: string, number: number): void {
  let here = tree
  for (const letter of text) {
    let next = here.below.get(letter)
    if (next === undefined) {
      next = branch(number)
      here.below.set(letter, next)
    }
    here = next
  }
  here.name = { text, number }
}

interface Search {
  readonly letters: readonly string[]
  /** Only names with a lower number count. */
  readonly limit: number
  /** Names of other trees that come before. */
  readonly before: number
}

function search(here: Branch, row: readonly number[], asked: Search, best: Best): void {
  if (here.first >= asked.limit || Math.min(...row) > best.distance) return
  const distance = row[asked.letters.length]!
  const number = here.name === undefined ? Number.POSITIVE_INFINITY : asked.before + here.name.number
  const nearer = distance < best.distance || (distance === best.distance && number < best.number)
  if (here.name !== undefined && here.name.number < asked.limit && nearer) {
    best.name = here.name.text
    best.number = number
    best.distance = distance
  }
  for (const [letter, below] of here.below) search(below, nextRow(row, letter, asked.letters), asked, best)
}

/** The row of Levenshtein's table for one letter more. */
function nextRow(above: readonly number[], letter: string, letters: readonly string[]): readonly number[] {
  const row = [above[0]! + 1]
  for (let i = 1; i <= letters.length; i++) {
    const change = above[i - 1]! + (letters[i - 1] === letter ? 0 : 1)
    row.push(Math.min(above[i]! + 1, row[i - 1]! + 1, change))
  }
  return row
}
