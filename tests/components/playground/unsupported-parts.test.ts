import { expect, test } from 'vitest'
import { unsupportedParts } from '@/components/playground/unsupported-parts.ts'
import type { BuildView } from '@/core/engine/build-view.ts'

const operation = (line: number, text: string, unsupported: readonly string[]) => ({ line, text, unsupported })

function view(operations: readonly unknown[], reasons: readonly string[]): BuildView {
  return { stages: [{ operations }], outcome: { kind: 'unknown', reasons } } as unknown as BuildView
}

test('a reason stands at its line, once', () => {
  const parts = unsupportedParts(view([operation(3, 'RUN make', ['make is not modelled', 'make is not modelled'])], []))
  expect(parts).toEqual([{ line: 3, what: 'RUN make', why: 'make is not modelled' }])
})

test('reasons of the whole build follow, unless a line says the same', () => {
  const parts = unsupportedParts(view([operation(3, 'RUN make', ['one'])], ['one', 'another']))
  expect(parts.map(({ line, why }) => [line, why])).toEqual([
    [3, 'one'],
    [undefined, 'another'],
  ])
})
