/** Every combination of the finished reference, judged by the engine as a learner's Dockerfile is. */
import { expect, test } from 'vitest'
import { start } from '@/core/container/start.ts'
import { nameOf } from '@/core/exporter/reference/choices.ts'
import { SECURITY_HEADERS } from '@/core/exporter/reference/security-headers.ts'
import { type FileTree, lookup, remove } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { build, COMBINATIONS, READ_ONLY } from './reference-evaluated.ts'

const each = test.each(COMBINATIONS.map((choices) => [nameOf(choices), choices] as const))

function imageOf(choices: (typeof COMBINATIONS)[number], target?: string): Image {
  const { outcome } = build(choices, target)
  if (outcome.kind !== 'succeeded') throw new Error(JSON.stringify(outcome).slice(0, 2000))
  return outcome.image
}

each('%s builds without a finding of the build checks or of ours', (_name, choices) => {
  const result = build(choices)
  expect(result.outcome.kind).toBe('succeeded')
  expect(result.diagnostics).toEqual([])
})

each('%s starts read-only as a numeric user, by the image’s own entrypoint, and its health check succeeds', (_n, c) => {
  const image = imageOf(c)
  expect(image.config.user).toBe('101:101')
  expect(image.config.entrypoint).toEqual(['/docker-entrypoint.sh'])
  const container = start(image, READ_ONLY)
  expect(container.state).toEqual({ kind: 'running' })
  expect(container.listens.map(({ port, address }) => [port, address])).toEqual([[c.port, '0.0.0.0']])
  expect(container.health.kind).toBe('healthy')
})

test('without the site the health check fails', () => {
  const image = imageOf(COMBINATIONS[0]!)
  const gone = { ...image, tree: remove(image.tree, '/usr/share/nginx/html/index.html') }
  expect(start(gone, READ_ONLY).health.kind).toBe('unhealthy')
})

each('%s answers as a site should', (_name, choices) => {
  const container = start(imageOf(choices), READ_ONLY)
  const get = (path: string, headers = {}) => {
    const answer = container.respond({ method: 'GET', path, headers, port: choices.port })
    if (answer.kind !== 'answer') throw new Error(`${path}: ${JSON.stringify(answer)}`)
    return answer
  }
  const header = (path: string, name: string) =>
    get(path)
      .headers.filter(([each]) => each === name.toLowerCase())
      .map(([, value]) => value)
  const script = assetOf(imageOf(choices))
  expect(['/', '/counter', '/about', '/favicon.svg', script].map((path) => get(path).status)).toEqual([
    200, 200, 200, 200, 200,
  ])
  expect(get('/counter').bodyFile).toBe('/usr/share/nginx/html/index.html')
  expect(['/assets/index-00000000.js', '/missing.png', '/assets/x.js'].map((path) => get(path).status)).toEqual([
    404, 404, 404,
  ])
  for (const path of ['/', '/index.html', '/counter', '/favicon.svg', '/robots.txt'])
    expect(header(path, 'Cache-Control'), path).toEqual(['no-cache'])
  expect(header(script, 'Cache-Control')).toEqual(['public, max-age=31536000, immutable'])
  expect(header('/assets/index-00000000.js', 'Cache-Control')).toEqual([])
  for (const path of ['/', '/counter', '/favicon.svg', script, '/missing.png', '/assets/index-00000000.js']) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(header(path, name), `${name} ${path}`).toEqual([value])
    expect(header(path, 'Server')).toEqual(['nginx'])
  }
})

each('%s has a development image that answers on 3000, as a numeric user', (_name, choices) => {
  const container = start(imageOf(choices, 'dev'), { apps: [starterRecord] })
  expect(container.state).toEqual({ kind: 'running' })
  expect(container.listens.map((each) => each.port)).toEqual([3000])
  expect(container.user).toBe('1000:1000')
})

each('%s ships no sources and no packages', (_name, choices) => {
  const { tree } = imageOf(choices)
  expect(listNames(tree, '/usr/share/nginx/html')).toEqual([
    '50x.html',
    'assets',
    'favicon.svg',
    'index.html',
    'robots.txt',
  ])
  expect(listNames(tree, '/app')).toEqual([])
})

function listNames(tree: FileTree, folder: string): readonly string[] {
  const found = lookup(tree, folder)
  return found.kind === 'found' && found.node.kind === 'directory' ? [...found.node.entries.keys()].sort() : []
}

function assetOf({ tree }: Image): string {
  const name = listNames(tree, '/usr/share/nginx/html/assets').find((each) => /^index-.*\.js$/.test(each))
  return `/assets/${name}`
}
