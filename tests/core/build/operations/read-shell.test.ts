import { expect, test } from 'vitest'
import { readShell } from '@/core/build/operations/read-shell.ts'

test('options before -c become a `set` in front of the script', () => {
  expect(readShell(['/bin/sh', '-c', 'a'])).toEqual({ name: '/bin/sh', script: 'a' })
  expect(readShell(['/bin/bash', '-eo', 'pipefail', '-c', 'a'])?.script).toBe('set -e -o pipefail; a')
  expect(readShell(['ash', '-euxc', 'a'])?.script).toBe('set -eux; a')
})

test('another program, or no script, is no shell', () => {
  expect(readShell(['python', '-c', 'a'])).toBeUndefined()
  expect(readShell(['/bin/sh', 'a'])).toBeUndefined()
  expect(readShell(['/bin/sh', '-i', '-c', 'a'])).toBeUndefined()
})
