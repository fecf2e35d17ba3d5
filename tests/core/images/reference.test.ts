import { expect, test } from 'vitest'
import { canonicalReference, familiarReference, parseReference } from '@/core/images/reference.ts'

const HEX = 'a'.repeat(64)

test.each([
  ['node', 'docker.io/library/node:latest', 'node:latest'],
  ['node:22-alpine', 'docker.io/library/node:22-alpine', 'node:22-alpine'],
  ['docker.io/node', 'docker.io/library/node:latest', 'node:latest'],
  ['index.docker.io/library/node:1', 'docker.io/library/node:1', 'node:1'],
  ['nginxinc/nginx-unprivileged', 'docker.io/nginxinc/nginx-unprivileged:latest', 'nginxinc/nginx-unprivileged:latest'],
  ['gcr.io/distroless/static:nonroot', 'gcr.io/distroless/static:nonroot', 'gcr.io/distroless/static:nonroot'],
  ['localhost/app', 'localhost/app:latest', 'localhost/app:latest'],
  ['localhost:5000/app:2', 'localhost:5000/app:2', 'localhost:5000/app:2'],
  [`node@sha256:${HEX}`, `docker.io/library/node@sha256:${HEX}`, `node@sha256:${HEX}`],
  [`node:22@sha256:${HEX}`, `docker.io/library/node:22@sha256:${HEX}`, `node:22@sha256:${HEX}`],
])('%s is %s, in short %s', (text, canonical, familiar) => {
  const parsed = parseReference(text)
  expect(parsed.kind === 'reference' && canonicalReference(parsed.reference)).toBe(canonical)
  expect(familiarReference(text)).toBe(familiar)
})

test.each([
  ['Builder', 'invalid reference format: repository name (library/Builder) must be lowercase'],
  ['me/App', 'invalid reference format: repository name (me/App) must be lowercase'],
  ['', 'invalid reference format'],
  ['node:', 'invalid reference format'],
  [':22', 'invalid reference format'],
  ['node:22:alpine', 'invalid reference format'],
  ['node 22', 'invalid reference format'],
  ['node:-22', 'invalid reference format'],
  ['-node', 'invalid reference format'],
  ['node@sha256:abc', 'invalid reference format'],
  [`node@sha256:${'a'.repeat(40)}`, 'invalid checksum digest length'],
  [`node@md5:${'a'.repeat(32)}`, 'unsupported digest algorithm'],
  ['http://node', 'invalid reference format'],
  [HEX, `invalid repository name (${HEX}), cannot specify 64-byte hexadecimal strings`],
  ['a'.repeat(300), 'repository name must not be more than 255 characters'],
])('refuses %s with Docker’s words', (text, message) => {
  expect(parseReference(text)).toEqual({ kind: 'invalid', message })
})
