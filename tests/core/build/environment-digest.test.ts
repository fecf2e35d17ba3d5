import { expect, test } from 'vitest'
import { entriesDigest, namesDigest } from '@/core/build/environment-digest.ts'
import { withEntries } from '@/core/files/versioned-map.ts'

const base = new Map([['PATH', '/bin']])

test('the order of variables does not count, their values do', () => {
  const one = withEntries(withEntries(base, [['A', '1']]), [['B', '2']])
  const other = new Map([
    ['B', '2'],
    ['A', '1'],
    ['PATH', '/bin'],
  ])
  expect(entriesDigest(one)).toBe(entriesDigest(other))
  expect(entriesDigest(one)).not.toBe(entriesDigest(withEntries(one, [['A', '2']])))
  expect(namesDigest(one)).toBe(namesDigest(withEntries(one, [['A', '2']])))
})

test('a value that came back gives the digest from before', () => {
  const changed = withEntries(base, [['PATH', '/other']])
  const back = withEntries(changed, [['PATH', '/bin']])
  expect(entriesDigest(back)).toBe(entriesDigest(base))
  expect(entriesDigest(changed)).not.toBe(entriesDigest(base))
})

test('an older map is still told from the newer ones', () => {
  const older = withEntries(base, [['A', '1']])
  const newer = withEntries(older, [['B', '2']])
  const digest = entriesDigest(newer)
  expect(entriesDigest(older)).toBe(entriesDigest(new Map([...base, ['A', '1']])))
  expect(entriesDigest(newer)).toBe(digest)
})

test('a variable more costs one variable, not all of them', () => {
  let reads = 0
  const counted = new Map([...Array(100).keys()].map((number) => [`NAME_${number}`, 'value']))
  const entries = counted.entries.bind(counted)
  counted[Symbol.iterator] = () => {
    reads++
    return entries()
  }
  let map: ReadonlyMap<string, string> = counted
  for (let number = 0; number < 50; number++) {
    map = withEntries(map, [[`MORE_${number}`, 'value']])
    entriesDigest(map)
  }
  expect(reads).toBe(1)
})
