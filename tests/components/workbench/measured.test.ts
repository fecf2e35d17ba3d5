import { expect, test } from 'vitest'
import { watchMeasured } from '@/components/workbench/measured.ts'
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import type { KeptBuilds, MeasuredBuild } from '@/core/runtime/measured-builds.ts'

const build: MeasuredBuild = { kind: 'measured', files: {}, output: [], where: 'here', date: '2026-11-24' }

test('what was kept is there at the start; what comes and goes later is told, only what changed', async () => {
  let change: (now: KeptBuilds) => void = () => undefined
  const told: Readonly<Record<string, BundleAnswer>>[] = []
  const store = {
    load: async () => ({ old: build }),
    keep: async () => undefined,
    forget: async () => undefined,
    subscribe: (listener: typeof change) => {
      change = listener
      return () => {
        change = () => undefined
      }
    },
  }
  const watch = watchMeasured(
    async () => store,
    (answers) => told.push(answers),
  )
  expect(await watch.load(() => true)).toEqual({ old: build })
  change({ old: build, fresh: build })
  change({ fresh: build })
  change({ fresh: build })
  expect(told).toEqual([{ fresh: build }, { old: { kind: 'unavailable', why: 'it was forgotten' } }])
  watch.stop()
  change({})
  expect(told).toHaveLength(2)
})

test('without a store, or where its code cannot be loaded, a lesson opens as ever', async () => {
  expect(await watchMeasured(undefined, () => undefined).load(() => true)).toEqual({})
  const failing = () => Promise.reject(new Error('offline'))
  expect(await watchMeasured(failing, () => undefined).load(() => true)).toEqual({})
})
