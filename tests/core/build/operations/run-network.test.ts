import { expect, test } from 'vitest'
import { treeOf } from '@/core/files/tree.ts'
import { buildOf } from '../build-of.ts'

const manifest = '{"name":"a","version":"1.0.0","dependencies":{"x":"1"},"scripts":{"say":"echo hi"}}'
const app = treeOf({ 'package.json': manifest })

function run(command: string, base = 'node:22-alpine', flag = '--network=none') {
  const result = buildOf(`FROM ${base}\nWORKDIR /a\nCOPY package.json .\nRUN ${flag} ${command}\n`, { context: app })
  const step = result.operations.at(-1)!
  return { outcome: result.outcome.kind, code: /exit code: \d+/.exec(messageOf(result))?.[0], said: step.output }
}

function messageOf({ outcome }: ReturnType<typeof buildOf>): string {
  return outcome.kind === 'failed' ? outcome.error.message : ''
}

test.each([
  ['wget -q https://example.com/x', 'node:22-alpine', 'exit code: 1', "wget: bad address 'example.com'"],
  ['curl -fsSL https://example.com/x', 'node:22', 'exit code: 6', 'curl: (6) Could not resolve host: example.com'],
  ['npm install', 'node:22-alpine', 'exit code: 1', 'npm error code EAI_AGAIN'],
  ['apk add --no-cache git', 'node:22-alpine', 'exit code: 1', 'ERROR: unable to select packages:'],
  ['git clone https://example.com/a.git', 'node:22', 'exit code: 128', "Cloning into 'a'..."],
])('without a network %s fails in its own words', (command, base, code, words) => {
  expect(run(command, base)).toMatchObject({ outcome: 'failed', code })
  expect(run(command, base).said[0]).toBe(words)
})

test('a failure that is caught, and what needs no network, goes on', () => {
  expect(run('wget https://example.com/x || true').outcome).toBe('succeeded')
  expect(run('npm run say').outcome).toBe('succeeded')
  expect(run('curl -fsSL https://example.com/x | sh -', 'node:22').outcome).toBe('succeeded')
})

test.each(['yarn install', 'apk add git curl', 'wget http://127.0.0.1/x'])('how %s fails is not told', (command) => {
  expect(run(command).outcome).toBe('unknown')
})

test('the network of the host, and an insecure step, have to be allowed', () => {
  const message = (flag: string, allow: readonly string[] = []) =>
    messageOf(buildOf(`FROM alpine\nRUN ${flag} true`, { allow }))
  expect(message('--network=host')).toBe('failed to load LLB: network.host is not allowed')
  expect(message('--network=host', ['network.host'])).toBe('')
  expect(message('--security=insecure')).toBe('failed to load LLB: security.insecure is not allowed')
  expect(message('--network=default --security=sandbox')).toBe('')
})
