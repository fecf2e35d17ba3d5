import { expect, test } from 'vitest'
import { done } from '@/core/build/performed.ts'
import { remembered, startBuild } from '@/core/build/remembered.ts'
import { type FileTree, treeOf } from '@/core/files/tree.ts'

/** How many of the steps had to be carried out. */
function carriedOut(tree: FileTree, keys: readonly string[]): number {
  let count = 0
  startBuild()
  for (const key of keys) {
    remembered(tree, key, () => {
      count++
      return done(tree)
    })
  }
  return count
}

const steps = (count: number, name = 'step') => [...Array(count).keys()].map((number) => `${name} ${number}`)

test('a second build carries out nothing again, however many stages stand on one tree', () => {
  const tree = treeOf({ a: 'a' })
  expect(carriedOut(tree, steps(500))).toBe(500)
  expect(carriedOut(tree, steps(500))).toBe(0)
})

test('an edit carries out what it changed, not what others of the build did', () => {
  const tree = treeOf({ a: 'a' })
  carriedOut(tree, steps(100))
  expect(carriedOut(tree, [...steps(99), 'edited'])).toBe(1)
})

test('what no build has used for a while is forgotten', () => {
  const tree = treeOf({ a: 'a' })
  carriedOut(tree, steps(100, 'old'))
  for (const number of steps(60, 'typed')) carriedOut(tree, [number])
  expect(carriedOut(tree, steps(100, 'old'))).toBeGreaterThan(60)
})
