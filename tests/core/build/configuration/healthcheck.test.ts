import { expect, test } from 'vitest'
import { configOf, historyOf } from '../build-of.ts'

test('times are nanoseconds, what is not given is left out', () => {
  expect(
    configOf('HEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 CMD curl -f "x" || exit 1').healthcheck,
  ).toEqual({
    test: ['CMD-SHELL', 'curl -f "x" || exit 1'],
    interval: 90_000_000_000,
    timeout: 500_000_000,
    retries: 3,
  })
})

test('the JSON form is argv, NONE is NONE', () => {
  expect(configOf('HEALTHCHECK CMD ["wget", "-q"]').healthcheck).toEqual({ test: ['CMD', 'wget', '-q'] })
  expect(configOf('HEALTHCHECK none').healthcheck).toEqual({ test: ['NONE'] })
})

test('a new check replaces the old one entirely', () => {
  expect(configOf('HEALTHCHECK --interval=5s CMD a\nHEALTHCHECK CMD b').healthcheck).toEqual({
    test: ['CMD-SHELL', 'b'],
  })
})

test('history shows the stored structure', () => {
  expect(historyOf('HEALTHCHECK --interval=1m30s --retries=3 CMD true')).toEqual([
    'HEALTHCHECK &{["CMD-SHELL" "true"] "1m30s" "0s" "0s" "0s" \'\\x03\'}',
  ])
})
