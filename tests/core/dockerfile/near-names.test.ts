import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearestName } from '@/core/dockerfile/near-names.ts'
import { suggestion } from '@/core/dockerfile/suggest.ts'
import { withEntries } from '@/core/files/versioned-map.ts'

const name = fc.string({ unit: fc.constantFrom('A', 'B', '_', '😀'), maxLength: 5 })

test('finds in every version what looking at each name in turn finds', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 6 }), fc.array(name, { maxLength: 20 }), name, (base, grown, asked) => {
      const versions: ReadonlyMap<string, string>[] = [new Map(base.map((each) => [each, '']))]
      for (const each of grown) versions.push(withEntries(versions.at(-1)!, [[each, '']]))
      for (const version of versions) expect(nearestName(asked, version)).toBe(suggestion(asked, version.keys()))
    }),
    { numRuns: 500 },
  )
})
