import { expect, test } from 'vitest'
import { barWords, proportionWords } from '@/components/image-explorer/proportion-words.ts'
import { modeWords, whyWords } from '@/components/image-explorer/why-words.ts'
import type { ProportionBar } from '@/core/engine/explore/proportions.ts'

const step = { id: '0.1', stage: 0, letter: 'A', line: 2, text: 'COPY . .' }
const name = (stage: number) => 'AB'.charAt(stage)

test('each link of the chain is a sentence', () => {
  expect(whyWords({ how: 'context', path: '/a', step, source: 'src/a' }, name)).toContain('`src/a`')
  expect(whyWords({ how: 'stage', path: '/a', step, source: '/b', from: 1 }, name)).toBe(
    'Copied from stage B, where it is `/b`.',
  )
  expect(whyWords({ how: 'unknown', path: '/a', step, why: 'not modelled' }, name)).toContain('not modelled')
})

test('a mode reads as ls shows it', () => {
  expect(modeWords('file', 0o644)).toBe('-rw-r--r--')
  expect(modeWords('directory', 0o755)).toBe('drwxr-xr-x')
  expect(modeWords('link', 0o777)).toBe('lrwxrwxrwx')
})

function bar(letter: string, ships: boolean, bytes: number | undefined): ProportionBar {
  const evidence = bytes === undefined ? ({ kind: 'unsupported', why: 'x' } as const) : ({ kind: 'computed' } as const)
  const size = { value: bytes, unit: 'bytes', evidence } as const
  return { stage: 0, letter, name: undefined, ships, size, segments: [{ id: 'x', stage: 0, text: 'RUN x', size }] }
}

test('the picture says in words what it shows', () => {
  const bars = [bar('B', true, 25_000_000), bar('A', false, 100_000_000)]
  expect(proportionWords({ bars, spared: 75_000_000 })).toBe(
    'In one stage it would be 100 MB; with A staying behind it is 75 % less.',
  )
  expect(proportionWords({ bars: [bars[0]!], spared: undefined })).toContain('One stage')
  expect(proportionWords({ bars: [bar('B', true, undefined), bars[1]!], spared: undefined })).toContain('not all')
  expect(proportionWords({ bars: [bars[1]!, bars[0]!], spared: -75_000_000 })).toContain('no smaller')
  expect(barWords(bar('A', false, 1000))).toBe('Stage A stays behind. RUN x: 1 kB.')
  expect(barWords(bar('A', true, undefined))).toBe('Stage A ships. RUN x: size not recorded.')
})
