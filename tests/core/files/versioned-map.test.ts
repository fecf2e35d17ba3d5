import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grownKeys, withEntries } from '@/core/files/versioned-map.ts'

const entry = fc.tuple(fc.constantFrom(...'abcdefgh'.split('')), fc.nat(9))
const steps = fc.array(fc.record({ from: fc.nat(60), entries: fc.array(entry, { maxLength: 3 }) }), { maxLength: 60 })

/** Every version made by the steps beside the copy it must equal; a step goes on from any version before it. */
function versions(
  made: readonly { readonly from: number; readonly entries: readonly (readonly [string, number])[] }[],
) {
  const all: { map: ReadonlyMap<string, number>; copy: ReadonlyMap<string, number> }[] = [
    { map: new Map([['c', 1]]), copy: new Map([['c', 1]]) },
  ]
  for (const { from, entries } of made) {
    const start = all[from % 3 === 0 ? from % all.length : all.length - 1]!
    all.push({ map: withEntries(start.map, entries), copy: new Map([...start.copy, ...entries]) })
  }
  return all
}

test('behaves like a map that was copied at each step, also where several go on from one', () => {
  fc.assert(
    fc.property(steps, (made) => {
      for (const { map, copy } of versions(made)) {
        expect([...map]).toEqual([...copy])
        expect([...map.keys()]).toEqual([...copy.keys()])
        expect([...map.values()]).toEqual([...copy.values()])
        expect(map.size).toBe(copy.size)
        for (const key of 'abcdefgh') {
          expect(map.get(key)).toBe(copy.get(key))
          expect(map.has(key)).toBe(copy.has(key))
        }
      }
    }),
  )
})

test('the keys that grew hold every key that differs', () => {
  fc.assert(
    fc.property(steps, fc.nat(60), fc.nat(60), (made, one, other) => {
      const all = versions(made)
      const before = all[one % all.length]!
      const after = all[other % all.length]!
      const keys = grownKeys(before.map, after.map)
      if (keys === undefined) return
      for (const key of 'abcdefgh') {
        if (before.copy.get(key) !== after.copy.get(key)) expect(keys).toContain(key)
        if (before.copy.has(key)) expect(after.copy.has(key)).toBe(true)
      }
    }),
  )
})

test('a value that is undefined is a value', () => {
  const map = withEntries<string | undefined>(new Map(), [['A', undefined]])
  expect(map.has('A')).toBe(true)
  expect([...map]).toEqual([['A', undefined]])
})
