import { expect, test } from 'vitest'
import { formatPlatform } from '@/core/dockerfile/platform.ts'

test.each([
  ['arm64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['aarch64', 'linux/arm64'],
  ['x86_64', 'linux/amd64'],
  ['linux/amd64/v1', 'linux/amd64'],
  ['linux/arm', 'linux/arm/v7'],
  ['armhf', 'linux/arm/v7'],
  ['linux/arm/6', 'linux/arm/v6'],
  ['windows/amd64', 'windows/amd64'],
])('%s is shown as %s', (text, shown) => {
  expect(formatPlatform(text)).toBe(shown)
})
