import { expect, test } from 'vitest'
import { findCommand } from '@/core/programs/npm/find-command.ts'
import { runApp } from './fixture.ts'

test.each([
  ['i', 'install'],
  ['isntall', 'install'],
  ['run-scrip', 'run'],
  ['installTest', 'install-test'],
  ['la', 'll'],
])('npm takes %s for %s', (word, name) => {
  expect(findCommand(word, 10)).toEqual({ kind: 'command', name })
})

test.each(['biuld', 'insatll', 'Install', 'in-', 'ru'])('npm has no command %s', (word) => {
  expect(findCommand(word, 10)).toEqual({ kind: 'no-command' })
  expect(findCommand(word, undefined)).toEqual({ kind: 'no-command' })
})

test('a command that only some versions have cannot be told where the version is not recorded', () => {
  expect(findCommand('hook', 10)).toEqual({ kind: 'command', name: 'hook' })
  expect(findCommand('hook', undefined)).toEqual({ kind: 'not-known' })
  expect(findCommand('trust', 10)).toEqual({ kind: 'no-command' })
  expect(findCommand('trust', 11)).toEqual({ kind: 'not-known' })
})

// Printed by npm 10.9 in these words.
test('npm says what it does not know, and what may have been meant', () => {
  const close = '\nTo see a list of supported npm commands, run:\n  npm help\n'
  const ran = runApp('npm biuld2222')
  expect([ran.code, ran.err]).toEqual([1, `Unknown command: "biuld2222"\n${close}`])
  expect(runApp('npm insatll').err).toBe(
    `Unknown command: "insatll"\n\n\nDid you mean this?\n  npm install # Install a package${close}`,
  )
  expect(runApp('npm buil').err).toContain('  npm run build # run the "build" package script\n')
})
