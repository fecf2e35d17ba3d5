import { describe, expect, test } from 'vitest'
import { BUILDER_LIMITS } from '@/core/build/builder/limits.ts'
import { ownName } from '@/core/build/builder/own-name.ts'
import { readBuildRequest, readRunRequest } from '@/core/build/builder/read-request.ts'

const file = (path: string, text = '') => ({ path, text })
const valid = { files: [file('Dockerfile', 'FROM alpine\n'), file('src/App.jsx')], tag: 'react-b' }

describe('a build request', () => {
  test('gets what it leaves out', () => {
    expect(readBuildRequest(valid)).toMatchObject({
      kind: 'request',
      request: { dockerfile: 'Dockerfile', buildArgs: [], noCache: false, files: [{ encoding: 'utf8' }, {}] },
    })
  })

  test.each([
    '../outside',
    'src/../../outside',
    '/etc/passwd',
    'C:/windows',
    'a\\..\\b',
    './Dockerfile2',
    'a//b',
    '',
    'a/',
    'nul\0byte',
    'new\nline',
    '..',
    'x'.repeat(256),
  ])('with the path %j is refused', (path) => {
    expect(readBuildRequest({ ...valid, files: [...valid.files, file(path)] })).toMatchObject({ kind: 'invalid' })
  })

  test('may have names that only look dangerous', () => {
    const files = [...valid.files, file('..a/...b'), file('-rf'), file('__proto__'), file('$(id)'), file('a b')]
    expect(readBuildRequest({ ...valid, files })).toMatchObject({ kind: 'request' })
  })

  test('cannot hold a file below a file, or one path twice', () => {
    expect(readBuildRequest({ ...valid, files: [...valid.files, file('src')] })).toMatchObject({ kind: 'invalid' })
    expect(readBuildRequest({ ...valid, files: [...valid.files, file('Dockerfile')] })).toMatchObject({
      kind: 'invalid',
    })
  })

  test.each([
    ['a command line', { command: 'docker build .' }],
    ['a mount', { mounts: ['/:/host'] }],
    ['a secret', { secrets: [{ id: 'x' }] }],
    ['a flag as target', { target: '--privileged' }],
    ['a flag as argument', { buildArgs: [{ name: '--network', value: 'host' }] }],
    ['a NUL in a value', { buildArgs: [{ name: 'A', value: '\0' }] }],
    [
      'a name twice',
      {
        buildArgs: [
          { name: 'A', value: '1' },
          { name: 'A', value: '2' },
        ],
      },
    ],
    ['a tag that is none', { tag: '-x' }],
    ['a tag with capitals', { tag: 'React' }],
    ['a Dockerfile that is not there', { dockerfile: 'other' }],
    ['broken base64', { files: [...valid.files, { path: 'x', text: '*', encoding: 'base64' }] }],
  ])('with %s is refused', (_, part) => {
    expect(readBuildRequest({ ...valid, ...part })).toMatchObject({ kind: 'invalid' })
  })

  test('is too large by its bytes on disk, not by its characters', () => {
    const limits = { ...BUILDER_LIMITS, contextBytes: 100 }
    const of = (text: string) => readBuildRequest({ ...valid, files: [file('Dockerfile', text)] }, limits).kind
    expect([of('x'.repeat(100)), of('x'.repeat(101))]).toEqual(['request', 'too-large'])
    expect([of('é'.repeat(50)), of('é'.repeat(51)), of('€'.repeat(34)), of('😀'.repeat(26))]).toEqual([
      'request',
      'too-large',
      'too-large',
      'too-large',
    ])
  })
})

describe('a foreign frontend', () => {
  const of = (dockerfile: string, more: object = {}) =>
    readBuildRequest({ ...valid, files: [file('Dockerfile', dockerfile)], ...more })

  test.each([
    '# syntax=docker/dockerfile:1\nFROM a',
    '#syntax = docker.io/docker/dockerfile:1.7-labs\nFROM a',
    'FROM a\nRUN echo syntax=evil/x',
  ])('is none in %j', (text) => {
    expect(of(text).kind).toBe('request')
  })

  test.each([
    ['# syntax=evil/frontend:1\nFROM a', 'evil/frontend:1'],
    ['#SYNTAX=evil/frontend\r\nFROM a', 'evil/frontend'],
    ['\ufeff# escape=`\n# syntax=ghcr.io/docker/dockerfile\nFROM a', 'ghcr.io/docker/dockerfile'],
    ['#!/usr/bin/env x\n// syntax=evil/y\n', 'evil/y'],
    ['{"syntax": "evil/z"}', 'evil/z'],
  ])('in %j is asked about', (text, frontend) => {
    expect(of(text)).toEqual({ kind: 'asks', frontend })
    expect(of(text, { confirmedFrontend: frontend }).kind).toBe('request')
    expect(of(text, { confirmedFrontend: 'another/one' }).kind).toBe('asks')
  })

  test('is asked about when a build argument names it', () => {
    const buildArgs = [{ name: 'BUILDKIT_SYNTAX', value: 'evil/arg' }]
    expect(of('# syntax=docker/dockerfile:1\nFROM a', { buildArgs })).toEqual({ kind: 'asks', frontend: 'evil/arg' })
  })
})

describe('a request to run', () => {
  const image = `sha256:${'a'.repeat(64)}`

  test('names an image by its id, ports and environment', () => {
    const data = { image, ports: [{ container: 80 }], environment: [{ name: 'A', value: 'b=c' }] }
    expect(readRunRequest(data)).toEqual({ kind: 'request', request: data })
  })

  test.each([
    ['an image by name', { image: 'alpine' }],
    ['a mount', { image, volumes: ['/:/host'] }],
    ['privileges', { image, privileged: true }],
    ['the host’s network', { image, network: 'host' }],
    ['an address', { image, ports: [{ container: 80, address: '0.0.0.0' }] }],
    ['a system port', { image, ports: [{ container: 80, host: 80 }] }],
    ['port 0', { image, ports: [{ container: 0 }] }],
    ['a variable taken from the host', { image, environment: [{ name: 'HOME' }] }],
    ['a flag as variable', { image, environment: [{ name: '--env-file', value: '/etc/passwd' }] }],
  ])('with %s is refused', (_, data) => {
    expect(readRunRequest(data)).toMatchObject({ kind: 'invalid' })
  })
})

test('our names replace nothing of the user’s and can be pushed nowhere', () => {
  expect(ownName('react-b')).toBe('stagecraft.local/react-b:latest')
  expect(ownName('me/app:1.0')).toBe('stagecraft.local/me/app:1.0')
  expect(ownName('gcr.io/me/app')).toBe('stagecraft.local/gcr-io/me/app:latest')
  expect(ownName('a:b:c')).toBeUndefined()
})
