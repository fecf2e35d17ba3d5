import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { KEPT_BUILDS, type KeptBuilds, type MeasuredBuild } from '@/core/runtime/measured-builds.ts'
import { measuredBuilds } from '@/platform/browser/measured-builds.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const build = (text: string): MeasuredBuild => ({
  kind: 'measured',
  files: { 'index.html': new TextEncoder().encode(text) },
  output: ['built'],
  where: 'a test',
  date: '2026-11-24',
})

test('a build is there in another tab, bytes and all, until it is forgotten', async () => {
  const builds = measuredBuilds('one')
  await builds.keep('k', build('first'))
  await builds.keep('k', build('second'))
  expect(await measuredBuilds('one').load()).toEqual({ k: build('second') })
  await builds.forget('k')
  expect(await builds.load()).toEqual({})
})

test('the oldest go when there are many', async () => {
  const builds = measuredBuilds('many')
  for (let at = 0; at < KEPT_BUILDS + 2; at++) await builds.keep(`k${at}`, build(String(at)))
  const keys = Object.keys(await builds.load())
  expect([keys.length, keys[0]]).toEqual([KEPT_BUILDS, 'k2'])
})

test('another tab hears of a change', async () => {
  const heard = new Promise<KeptBuilds>((resolve) => {
    const stop = measuredBuilds('two').subscribe((now) => {
      stop()
      resolve(now)
    })
  })
  await measuredBuilds('two').keep('k', build('x'))
  expect(Object.keys(await heard)).toEqual(['k'])
})

test('where the device keeps nothing there is none, and keeping says why not', async () => {
  const refusing = new IDBFactory()
  refusing.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  vi.stubGlobal('indexedDB', refusing)
  const builds = measuredBuilds('refused')
  expect(await builds.load()).toEqual({})
  await expect(builds.keep('k', build('x'))).rejects.toThrow('insecure')
})
