import { expect, test } from 'vitest'
import { lookup, readText } from '@/core/files/tree.ts'
import { defaultCatalogue } from '@/core/images/catalogue.ts'
import type { BaseImage } from '@/core/images/image.ts'

function found(ref: string): BaseImage {
  const resolution = defaultCatalogue.resolve(ref)
  if (resolution.kind !== 'found') throw new Error(`${ref}: ${JSON.stringify(resolution)}`)
  return resolution.base
}

test.each(defaultCatalogue.images.map(({ ref }) => ref))('%s is found as recorded, with source and date', (ref) => {
  const base = found(ref)
  expect(base.ref).toBe(ref)
  expect(base.evidence).toMatchObject({ kind: 'recorded', source: expect.stringMatching(/@[0-9a-f]{12}$/) })
})

test('knows the real layers, history and sizes of node:22-alpine', () => {
  const { image, digest, versions } = found('node:22-alpine')
  expect(image.layers.map((layer) => layer.emptyLayer)).toEqual([
    false,
    true,
    true,
    false,
    true,
    false,
    false,
    true,
    true,
  ])
  expect(image.layers.reduce((sum, layer) => sum + (layer.compressed.value ?? 0), 0)).toBe(image.compressedSize.value)
  expect(image.size).toMatchObject({ value: 167_350_000, evidence: { kind: 'recorded' } })
  expect(image.id).toBe('sha256:7c3b093add7c43400ee83b815ab2cda98794a10045bcf76ce9bb2f89b97cbc5c')
  expect(digest).toMatch(/^sha256:0a7108bf/)
  expect(image.config).toMatchObject({ entrypoint: ['docker-entrypoint.sh'], cmd: ['node'], workingDir: '', user: '' })
  expect(versions).toEqual({ node: '22.23.3', yarn: '1.22.22', npm: '10.9.9' })
})

test('a size that was read of another build of the tag is assumed, not recorded', () => {
  expect(found('node:24-alpine').image.size).toMatchObject({ value: 170_750_000, evidence: { kind: 'assumed' } })
})

test.each([
  ['node:22.11-alpine3.20', 'node:22-alpine'],
  ['node:22.11.0-alpine', 'node:22-alpine'],
  ['node:18-alpine', 'node:20-alpine'],
  ['node:alpine', 'node:lts-alpine'],
  ['node:lts', 'node:24'],
  ['node:jod-alpine', 'node:22-alpine'],
  ['node:20', 'node:22'],
  ['node:22-bookworm', 'node:22'],
  ['node:22-bookworm-slim', 'node:22-slim'],
  ['node', 'node:24'],
  ['nginx:1.27.3-alpine', 'nginx:1.27-alpine'],
  ['nginx:1.29-alpine', 'nginx:stable-alpine'],
  ['nginx:mainline-alpine', 'nginx:alpine'],
  ['nginx:1-alpine-slim', 'nginx:alpine-slim'],
  ['nginx:stable-alpine3.24-perl', 'nginx:stable-alpine'],
  ['nginx:1.31-trixie', 'nginx:latest'],
  ['alpine:3.20', 'alpine:latest'],
  ['busybox:1.36-musl', 'busybox:latest'],
  ['debian:12-slim', 'debian:bookworm-slim'],
  ['debian:bookworm-20260803-slim', 'debian:bookworm-slim'],
  ['nginxinc/nginx-unprivileged:1.29-alpine', 'nginxinc/nginx-unprivileged:alpine'],
  ['caddy:2', 'caddy:alpine'],
])('%s is assumed to be like %s, its sizes not recorded', (ref, neighbour) => {
  const base = found(ref)
  expect(base.evidence).toMatchObject({ kind: 'assumed', from: neighbour })
  expect(base.image.size.value).toBeUndefined()
  expect(base.image.compressedSize.value).toBeUndefined()
})

test('a full version in the tag stands in the environment, the neighbour’s npm version does not', () => {
  const base = found('node:22.11.0-alpine')
  expect(base.image.config.env).toContain('NODE_VERSION=22.11.0')
  expect(base.versions).toEqual({ node: '22.11.0' })
  expect(found('node:20.1-alpine').versions).toEqual({})
})

test.each([
  ['node:22-alpin', 'node:22-alpine'],
  ['node:22-apline', 'node:22-alpine'],
  ['node:22-slimm', 'node:22-slim'],
  ['nginx:alpin', 'nginx:alpine'],
  ['nginx:stabel', 'nginx:stable'],
  ['node:220', undefined],
  ['node:99', undefined],
  ['nginx:2.0', undefined],
  ['alpine:4.1', undefined],
  ['node:latest-alpine', 'node:lts-alpine'],
])('%s fits no pattern: cannot tell; did you mean %s', (ref, didYouMean) => {
  const resolution = defaultCatalogue.resolve(ref)
  expect(resolution).toMatchObject({ kind: 'unsupported' })
  if (didYouMean !== undefined) expect(resolution).toMatchObject({ didYouMean })
})

test('a name that is no official image is not found, in BuildKit’s words, with a stage near it', () => {
  expect(defaultCatalogue.resolve('bulder', ['builder'])).toEqual({
    kind: 'not-found',
    message:
      'bulder: failed to resolve source metadata for docker.io/library/bulder:latest: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed (did you mean builder?)',
    suggestion: 'builder',
  })
  expect(defaultCatalogue.resolve('ngnix')).toMatchObject({ kind: 'not-found', suggestion: 'nginx' })
  expect(defaultCatalogue.resolve('completely-else:1')).toMatchObject({
    kind: 'not-found',
    message: expect.stringMatching(/^completely-else:1: .*docker\.io\/library\/completely-else:1: pull access denied/),
  })
})

test.each(['python:3.12', 'ubuntu', 'centos:7', 'me/app', 'ghcr.io/me/app:1', 'node@sha256:'.concat('b'.repeat(64))])(
  '%s may exist: cannot tell',
  (ref) => {
    expect(defaultCatalogue.resolve(ref).kind).toBe('unsupported')
  },
)

test('scratch, invalid references and pinned digests', () => {
  expect(defaultCatalogue.resolve('scratch')).toEqual({ kind: 'scratch' })
  expect(defaultCatalogue.resolve('Builder').kind).toBe('invalid')
  const { digest } = found('nginx:alpine')
  expect(found(`nginx@${digest}`).evidence.kind).toBe('recorded')
  expect(found(`nginx:alpine@sha256:${'c'.repeat(64)}`).evidence.kind).toBe('assumed')
})

test('knows what is not in an Alpine image, and does not claim it of a full Debian', () => {
  const node = found('node:22-alpine')
  expect(node.programsComplete).toBe(true)
  for (const name of ['bash', 'git', 'curl', 'python3', 'make', 'nginx']) expect(node.programs.has(name)).toBe(false)
  for (const name of ['sh', 'npm', 'node', 'npx', 'yarn', 'corepack', 'apk', 'wget', 'adduser']) {
    expect(node.programs.has(name)).toBe(true)
    expect(lookup(node.image.tree, node.programs.get(name)!).kind).toBe('found')
  }
  expect(lookup(node.image.tree, '/bin/bash').kind).toBe('absent')
  const full = found('node:22')
  expect([full.programsComplete, full.programs.has('git'), full.programs.has('bash')]).toEqual([false, true, true])
  expect(lookup(full.image.tree, '/usr/bin/vim').kind).toBe('unknown')
  expect(found('node:22-slim').programsComplete).toBe(true)
  expect(found('node:22-slim').programs.has('curl')).toBe(false)
  expect(found('nginx:alpine').programs.has('curl')).toBe(true)
  expect(found('nginx:alpine-slim').programs.has('curl')).toBe(false)
  expect(found('nginx:alpine').programs.has('npm')).toBe(false)
  expect(found('node:26-alpine').programs.has('corepack')).toBe(false)
})

test('a folder the base does not have is absent, one it may have more in is unknown', () => {
  const { tree } = found('node:22-alpine').image
  expect(lookup(tree, '/app').kind).toBe('absent')
  expect(lookup(tree, '/home/node').kind).toBe('found')
  expect(lookup(tree, '/home/me').kind).toBe('absent')
  expect(lookup(tree, '/etc/anything').kind).toBe('unknown')
  expect(lookup(tree, '/usr/share/nginx').kind).toBe('unknown')
})

test('has the accounts of the image', () => {
  expect(readText(found('node:22-alpine').image.tree, '/etc/passwd')).toContain(
    'node:x:1000:1000::/home/node:/bin/sh\n',
  )
  expect(readText(found('nginx:latest').image.tree, '/etc/passwd')).toContain('nginx:x:101:101:')
  expect(readText(found('nginx:alpine').image.tree, '/etc/group')).toContain('nginx:x:101:')
  expect(readText(found('debian:bookworm-slim').image.tree, '/etc/passwd')).toContain('www-data:x:33:33:')
})

test('nginx.conf is the same in all present nginx images, another in older and unprivileged ones', () => {
  const content = (ref: string) => {
    const file = lookup(found(ref).image.tree, '/etc/nginx/nginx.conf')
    return file.kind === 'found' && file.node.kind === 'file' ? JSON.stringify(file.node.content) : ref
  }
  const present = content('nginx:alpine')
  for (const ref of ['nginx:latest', 'nginx:stable', 'nginx:alpine-slim', 'nginx:1.30-alpine'])
    expect(content(ref)).toBe(present)
  for (const ref of ['nginx:1.27-alpine', 'nginxinc/nginx-unprivileged:alpine']) expect(content(ref)).not.toBe(present)
})

test('lists the nginx folders whole', () => {
  const { tree } = found('nginx:alpine').image
  const html = lookup(tree, '/usr/share/nginx/html')
  expect(html.kind === 'found' && html.node.kind === 'directory' && [...html.node.entries.keys()].sort()).toEqual([
    '50x.html',
    'index.html',
  ])
  expect(lookup(tree, '/etc/nginx/conf.d/mine.conf').kind).toBe('absent')
  expect(lookup(tree, '/docker-entrypoint.d/20-envsubst-on-templates.sh').kind).toBe('found')
})

test('an unprivileged nginx listens on 8080, has its own temporary folders and runs as 101', () => {
  const { tree, config } = found('nginxinc/nginx-unprivileged:alpine').image
  expect(readText(tree, '/etc/nginx/conf.d/default.conf')).toContain('listen       8080;')
  const main = readText(tree, '/etc/nginx/nginx.conf')!
  expect(main).toContain('pid        /tmp/nginx.pid;')
  expect(main).toMatch(/^http \{\n {4}proxy_temp_path \/tmp\/proxy_temp;$/m)
  expect(main).not.toContain('user  nginx')
  expect(config.user).toBe('101')
})

test('an older nginx keeps its process number below /var/run', () => {
  expect(readText(found('nginx:1.27-alpine').image.tree, '/etc/nginx/nginx.conf')).toContain(
    'pid        /var/run/nginx.pid;',
  )
  expect(readText(found('nginx:alpine').image.tree, '/etc/nginx/nginx.conf')).toContain('pid        /run/nginx.pid;')
})

test('a distroless image has no shell', () => {
  const base = found('gcr.io/distroless/nodejs22-debian12:nonroot')
  expect(lookup(base.image.tree, '/bin/sh').kind).toBe('absent')
  expect(lookup(base.image.tree, '/nodejs/bin/node').kind).toBe('found')
  expect(base.image.config).toMatchObject({ user: '65532', entrypoint: ['/nodejs/bin/node'] })
})
