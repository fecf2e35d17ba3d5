import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DOCKER_COMMANDS } from '@/core/terminal/commands/docker/registry.ts'
import { complete } from '@/core/terminal/complete.ts'
import type { TerminalSession } from '@/core/terminal/terminal.ts'
import { atSite, typed, WORLD } from './machine.ts'

const SEED = 20261124

function furnished(): TerminalSession {
  return atSite('docker build -t web .', 'docker run -d -p 80:80 --name site web', 'docker create --name made web')
    .session
}

const NAMES = DOCKER_COMMANDS.flatMap((command) => command.names.map((name) => `docker ${name}`))
const FLAGS = DOCKER_COMMANDS.flatMap((command) => command.flags.map((spec) => `--${spec.name}`))
const WORDS = [
  'web',
  'site',
  'made',
  '.',
  '-',
  '80:80',
  '{{.ID}}',
  '{{',
  'a=b',
  '',
  'sha256:0',
  '__proto__',
  'toString',
  '::',
  '[',
  '@',
  'type=bind',
  '/',
  '..',
  'sh',
]

const commandLine = fc
  .tuple(
    fc.constantFrom(...NAMES, 'git clone', 'git', 'curl', 'wget', 'docker', 'ls'),
    fc.array(fc.oneof(fc.constantFrom(...FLAGS), fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), {
      maxLength: 5,
    }),
  )
  .map(([command, words]) => [command, ...words.map((word) => `'${word.replaceAll("'", '')}'`)].join(' '))

test('no command throws, whatever its flags and arguments', () => {
  const session = furnished()
  fc.assert(
    fc.property(commandLine, (line) => {
      expect(typed(session, [line], WORLD).code).toBeTypeOf('number')
      expect(complete(session, line, line.length, WORLD).from).toBeLessThanOrEqual(line.length)
    }),
    { numRuns: 1500, seed: SEED },
  )
})

test('no text throws, whatever its characters', () => {
  const session = furnished()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
      expect(typed(session, [line], WORLD).code).toBeTypeOf('number')
    }),
    { numRuns: 800, seed: SEED },
  )
})
