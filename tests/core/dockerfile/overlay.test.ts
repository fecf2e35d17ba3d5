import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlaid } from '@/core/dockerfile/overlay.ts'

test('behaves like a map that was copied at each step', () => {
  const entry = fc.tuple(fc.constantFrom(...'abcdefgh'.split('')), fc.nat(9))
  fc.assert(
    fc.property(fc.array(fc.array(entry, { maxLength: 3 }), { maxLength: 40 }), (steps) => {
      let overlay: ReadonlyMap<string, number> = new Map()
      let copied = new Map<string, number>()
      for (const step of steps) {
        overlay = overlaid(overlay, step)
        copied = new Map([...copied, ...step])
        expect([...overlay]).toEqual([...copied])
        expect([...overlay.keys()]).toEqual([...copied.keys()])
        expect([...overlay.values()]).toEqual([...copied.values()])
        expect(overlay.size).toBe(copied.size)
        expect(overlay.get('a')).toBe(copied.get('a'))
        expect(overlay.has('b')).toBe(copied.has('b'))
      }
    }),
  )
})

test('the maps laid over stay as they were', () => {
  const first = overlaid(new Map([['a', 1]]), [['b', 2]])
  overlaid(first, [['a', 3]])
  expect([...first]).toEqual([
    ['a', 1],
    ['b', 2],
  ])
})
