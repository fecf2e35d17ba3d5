import { expect, test } from 'vitest'
import { containerName } from '@/core/terminal/container-name.ts'

test('the same seed gives the same name, and a taken one is passed over', () => {
  const first = containerName(7, [])
  expect(containerName(7, [])).toBe(first)
  expect(containerName(7, [first])).not.toBe(first)
})
