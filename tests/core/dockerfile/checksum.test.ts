import { expect, test } from 'vitest'
import { digestFault } from '@/core/dockerfile/checksum.ts'

const HEX = '0123456789abcdef'.repeat(4)

test.each([
  [`sha256:${HEX}`, undefined],
  [`sha512:${HEX}${HEX}`, undefined],
  ['sha256:abc', 'invalid checksum digest length'],
  [`sha256:${HEX.toUpperCase()}`, 'invalid checksum digest format'],
  [`md5:${HEX}`, 'unsupported digest algorithm'],
  [HEX, 'invalid checksum digest format'],
  ['sha256:', 'invalid checksum digest format'],
  ['SHA:x', 'invalid checksum digest format'],
])('%s', (text, fault) => {
  expect(digestFault(text)).toBe(fault)
})
