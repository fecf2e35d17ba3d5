import { expect, test } from 'vitest'
import { lookup } from '@/core/files/tree.ts'
import { buildOf, errorOf } from '../build/build-of.ts'

const run = (base: string, ...lines: string[]) =>
  buildOf([`FROM ${base}`, ...lines.map((one) => `RUN ${one}`)].join('\n'))

function at(result: ReturnType<typeof buildOf>, path: string): string {
  if (result.outcome.kind === 'failed') return result.outcome.error.message
  return lookup(result.outcome.image!.tree, path).kind
}

test.each([
  ['curl', '/usr/bin/curl'],
  ['tini', '/sbin/tini'],
  ['dumb-init', '/usr/bin/dumb-init'],
  ['su-exec', '/sbin/su-exec'],
  ['bash', '/bin/bash'],
  ['nodejs=~22', '/usr/bin/node'],
])('apk add %s lays %s', (name, path) => {
  const result = run('nginx:alpine-slim', `apk add --no-cache ${name}`)
  expect(result.outcome.kind).toBe('succeeded')
  expect(at(result, path)).toBe('found')
})

test('what apk add leaves alone stays known', () => {
  const result = run('nginx:alpine', 'apk add --no-cache curl git')
  expect(at(result, '/usr/share/nginx/html/none.html')).toBe('absent')
  expect(at(result, '/etc/nginx/conf.d/none.conf')).toBe('absent')
  expect(at(result, '/usr/local/bin/none')).toBe('absent')
  expect(at(result, '/usr/bin/none')).toBe('unknown')
})

test('apk del takes a virtual group away again', () => {
  const lines = ['apk add --virtual .tools git make', 'apk add curl', 'apk del .tools']
  const result = run('nginx:alpine-slim', ...lines)
  expect([at(result, '/usr/bin/git'), at(result, '/usr/bin/curl')]).toEqual(['unknown', 'found'])
})

test('apk needs root', () => {
  const result = buildOf('FROM nginx:alpine\nUSER nginx\nRUN apk add curl')
  expect(errorOf(result)).toContain('exit code: 99')
})

test('apt-get finds no package before its lists are fetched', () => {
  expect(errorOf(run('node:22-slim', 'apt-get install -y dumb-init'))).toContain('exit code: 100')
  const updated = run('node:22-slim', 'apt-get update && apt-get install -y dumb-init && rm -rf /var/lib/apt/lists/*')
  expect(at(updated, '/usr/bin/dumb-init')).toBe('found')
})

test('apt-get without -y cannot be told, and leaves everything else known', () => {
  const result = run('nginx:stable', 'apt-get update && apt-get install dos2unix')
  expect(result.outcome.kind).toBe('unknown')
  expect(at(result, '/usr/share/nginx/html/none.html')).toBe('absent')
})

test('a program of a package that was asked for is there, another may be', () => {
  expect(errorOf(run('nginx:alpine', 'git --version'))).toContain('exit code: 127')
  expect(run('nginx:alpine', 'apk add git', 'git --version').outcome.kind).toBe('succeeded')
  expect(run('nginx:alpine', 'apk add git', 'brotli x').outcome.kind).toBe('unknown')
})
