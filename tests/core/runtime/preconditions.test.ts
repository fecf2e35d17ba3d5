import { expect, test } from 'vitest'
import { unmetPrecondition } from '@/core/runtime/preconditions.ts'

const fine = { secure: true, isolated: true, sharedMemory: true, loadedHere: true }

test('an isolated page of a secure address may start', () => {
  expect(unmetPrecondition(fine)).toBeUndefined()
})

test.each([
  ['an insecure address', { ...fine, secure: false, isolated: false, sharedMemory: false }, 'secure', /https/],
  [
    'a host without the two headers',
    { ...fine, isolated: false, sharedMemory: false },
    'isolated',
    /Cross-Origin-Embedder-Policy: require-corp/,
  ],
  ['a browser without shared memory', { ...fine, sharedMemory: false }, 'shared-memory', /SharedArrayBuffer/],
])('%s is told in plain words', (_, page, what, words) => {
  expect(unmetPrecondition(page)).toMatchObject({ what, text: expect.stringMatching(words) })
})

test('a page reached by a link within the site only has to be loaded anew', () => {
  const unmet = unmetPrecondition({ ...fine, isolated: false, loadedHere: false })
  expect(unmet).toMatchObject({ what: 'loaded-elsewhere', reloadHelps: true })
})
