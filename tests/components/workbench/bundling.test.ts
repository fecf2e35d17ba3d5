import { expect, test, vi } from 'vitest'
import { BUNDLE_PAUSE, type Bundling, createBundler } from '@/components/workbench/bundling.ts'
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'

const request = (key: string) => ({ key, app: 'app', files: {} }) as unknown as BundleRequest
const MADE: BundleAnswer = { kind: 'made', files: {}, packages: [], bundler: 'esbuild 1' }
const OFFLINE: BundleAnswer = { kind: 'unavailable', why: 'no network', passing: true }

/** A bundler whose answers the test gives. */
function bench() {
  vi.useFakeTimers()
  const asked: string[] = []
  const given: string[] = []
  const states: Bundling['kind'][] = []
  const answers: ((answer: BundleAnswer) => void)[] = []
  const bundler = createBundler({
    openBundler: async () => ({
      bundle: ({ key }, { progress, signal } = {}) => {
        asked.push(key)
        progress?.({ kind: 'bundling' })
        return new Promise((resolve) => {
          answers.push(resolve)
          signal?.addEventListener('abort', () => resolve(OFFLINE))
        })
      },
      close() {},
    }),
    show: ({ kind }) => states.push(kind),
    deliver: async (all) => void given.push(...Object.keys(all)),
  })
  const pause = () => vi.advanceTimersByTimeAsync(BUNDLE_PAUSE)
  const answer = async (value: BundleAnswer) => {
    answers.shift()?.(value)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { bundler, asked, given, states, pause, answer }
}

test('only what is still wanted after a pause is bundled', async () => {
  const { bundler, asked, given, states, pause, answer } = bench()
  bundler.want([request('a')])
  await vi.advanceTimersByTimeAsync(BUNDLE_PAUSE - 1)
  bundler.want([request('b')])
  await pause()
  expect(asked).toEqual(['b'])
  await answer(MADE)
  expect([given, states]).toEqual([['b'], ['bundling', 'idle']])
})

test('a bundle that nobody waits for any more is given up, and is not delivered', async () => {
  const { bundler, asked, given, pause, answer } = bench()
  bundler.want([request('a')])
  await pause()
  bundler.want([request('b')])
  await pause()
  await answer(MADE)
  await answer(MADE)
  expect([asked, given]).toEqual([['a', 'b'], ['b']])
})

test('what was answered is not asked for again by itself', async () => {
  const { bundler, asked, pause, answer } = bench()
  bundler.want([request('a')])
  await pause()
  await answer(MADE)
  bundler.want([request('a')])
  await pause()
  expect(asked).toEqual(['a'])
})

test('a command does not wait for the pause, and hears when a bundle cannot be had for now', async () => {
  const { bundler, asked, given, states, answer } = bench()
  const made = bundler.make([request('a')])
  await vi.advanceTimersByTimeAsync(0)
  expect(asked).toEqual(['a'])
  await answer(OFFLINE)
  expect(await made).toBe(false)
  expect([given, states.at(-1)]).toEqual([['a'], 'failed'])
  const again = bundler.make([request('a')])
  await vi.advanceTimersByTimeAsync(0)
  await answer(MADE)
  expect(await again).toBe(true)
})
