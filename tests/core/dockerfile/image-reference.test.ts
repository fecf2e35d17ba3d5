import { expect, test } from 'vitest'
import { referenceProblem } from '@/core/dockerfile/image-reference.ts'

test.each([
  'node',
  'node:22-alpine',
  'library/node',
  'docker.io/a/b:c',
  'localhost:5000/x',
  'ghcr.io/A_b/c'.toLowerCase(),
  `x@sha256:${'a'.repeat(64)}`,
  'a__b/c-d.e',
])('%s is a reference', (ref) => {
  expect(referenceProblem(ref)).toBeUndefined()
})

test.each([
  ['Builder', 'invalid reference format: repository name (library/Builder) must be lowercase'],
  ['ghcr.io/Me/app', 'invalid reference format: repository name (Me/app) must be lowercase'],
  ['node:', 'invalid reference format'],
  ['node:22:1', 'invalid reference format'],
  ['-node', 'invalid reference format'],
  ['a//b', 'invalid reference format'],
  ['node@sha256:12', 'invalid reference format'],
  ['f'.repeat(64), `invalid repository name (${'f'.repeat(64)}), cannot specify 64-byte hexadecimal strings`],
])('%s is none', (ref, message) => {
  expect(referenceProblem(ref)).toBe(message)
})
