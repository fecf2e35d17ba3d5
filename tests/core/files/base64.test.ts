import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from '@/core/files/base64.ts'

test.each(['', 'a', 'ab', 'abc', 'abcd', 'ü€😀'])('is the same base64 as Node writes: %j', (text) => {
  const bytes = new TextEncoder().encode(text)
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
  expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes])
})

test('all bytes come back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
  expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
})

test('line breaks in base64 are skipped', () => {
  expect(new TextDecoder().decode(fromBase64('aGVs\nbG8='))).toBe('hello')
})
