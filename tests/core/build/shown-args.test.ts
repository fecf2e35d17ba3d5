import { expect, test } from 'vitest'
import { shownArgs } from '@/core/build/shown-args.ts'
import { withEntries } from '@/core/files/versioned-map.ts'

const none = new Map<string, string>()

test('arguments declared since the RUN before stand after those it showed', () => {
  const args = withEntries(new Map<string, string | undefined>(), [['A', '1']])
  const first = shownArgs({ args, env: none }, undefined)
  const second = shownArgs({ args: withEntries(args, [['B', undefined]]), env: none }, first)
  expect([first.text, second.text]).toEqual([' A=1', ' A=1 B='])
})

test('an argument that ENV has changed since is shown with its new value', () => {
  const args = withEntries(new Map<string, string | undefined>(), [['A', '1']])
  const env = withEntries(none, [['A', '1']])
  const first = shownArgs({ args, env }, undefined)
  expect(shownArgs({ args, env: withEntries(env, [['A', '2']]) }, first).text).toBe(' A=2')
})

test('an argument that is declared again is shown once', () => {
  const args = withEntries(new Map<string, string | undefined>(), [['A', '1']])
  const first = shownArgs({ args, env: none }, undefined)
  expect(shownArgs({ args: withEntries(args, [['A', '2']]), env: none }, first).text).toBe(' A=2')
})
