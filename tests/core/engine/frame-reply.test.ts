import { expect, test } from 'vitest'
import { frameReply } from '@/core/engine/frame-reply.ts'
import type { HopOutcome } from '@/core/engine/serve.ts'

const SETTING = { origin: 'http://127.0.0.1:3001', site: 'http://localhost:3000', navigation: true, port: 8080 }
const PAGE = {
  kind: 'answer',
  status: 200,
  headers: [['content-type', 'text/html']],
  body: new TextEncoder().encode('<h1>Hello</h1>'),
  file: '/usr/share/nginx/html/index.html',
  redirect: undefined,
  standIn: undefined,
} as const

function reply(outcome: HopOutcome, over: Partial<typeof SETTING> = {}) {
  const given = frameReply({ method: 'GET', path: '/', outcome, way: [] }, { ...SETTING, ...over })
  if (given.kind !== 'response') return given
  const text = given.body === undefined ? undefined : new TextDecoder().decode(given.body)
  return {
    ...given,
    text,
    header: (name: string) => given.headers.filter(([key]) => key === name).map(([, value]) => value),
  }
}

function response(outcome: HopOutcome, over: Partial<typeof SETTING> = {}) {
  const given = reply(outcome, over)
  if (given.kind !== 'response') throw new Error(given.kind)
  return given
}

test('an answer keeps its status, type and bytes, and may be framed by the site alone', () => {
  const given = response({ ...PAGE, status: 404 })
  expect(given).toMatchObject({ status: 404, text: '<h1>Hello</h1>' })
  expect(given.header('content-type')).toEqual(['text/html'])
  expect(given.header('content-security-policy').join()).toContain("frame-ancestors 'self' http://localhost:3000")
})

test('the configuration’s own policy holds beside ours, but for who may frame the page', () => {
  const policy = "default-src 'self'; frame-ancestors 'none'"
  const headers = [
    ['content-security-policy', policy],
    ['x-frame-options', 'DENY'],
    ['x-mine', 'yes'],
  ] as const
  const given = response({ ...PAGE, headers: [...PAGE.headers, ...headers] })
  expect(given.header('content-security-policy')[0]).toBe("default-src 'self'")
  expect(given.header('content-security-policy')).toHaveLength(2)
  expect(given.header('x-frame-options')).toEqual([])
  expect(given.header('x-mine')).toEqual(['yes'])
})

test('bytes that are not compressed do not say that they are', () => {
  expect(response({ ...PAGE, headers: [['content-encoding', 'gzip']] }).header('content-encoding')).toEqual([])
})

test('a redirect inside the container becomes one inside the preview', () => {
  const given = response({ ...PAGE, status: 301, redirect: { kind: 'inside', path: '/docs/' } })
  expect(given).toMatchObject({ status: 301, text: undefined })
  expect(given.header('location')).toEqual(['http://127.0.0.1:3001/docs/'])
})

test('a redirect that lost its port is explained, not followed', () => {
  const redirect = { kind: 'other-port', url: 'http://localhost/docs/', port: 80 } as const
  const given = response({ ...PAGE, status: 301, redirect })
  expect(given.header('location')).toEqual([])
  expect(given.text).toContain('the redirect lost it')
})

test('a redirect to another site is named, escaped, and not followed', () => {
  const redirect = { kind: 'outside', url: 'https://evil.example/"><script>x</script>' } as const
  const given = response({ ...PAGE, status: 302, redirect })
  expect(given.header('location')).toEqual([])
  expect(given.text).not.toContain('<script>')
  expect(reply({ ...PAGE, status: 302, redirect }, { navigation: false })).toEqual({ kind: 'network-error' })
})

test('where nothing answers, a page says so and a part of one is a network error', () => {
  const refused = { kind: 'refused', why: 'Nothing listens there.' } as const
  expect(response(refused).text).toContain('localhost refused to connect')
  expect(reply(refused, { navigation: false })).toEqual({ kind: 'network-error' })
})

test('a page that a browser would download is not shown as one', () => {
  expect(response({ ...PAGE, headers: [['content-type', 'application/octet-stream']] }).text).toContain(
    'downloads this',
  )
})

test.each([204, 304])('an answer %i has no body', (status) => {
  expect(response({ ...PAGE, status }).text).toBeUndefined()
})

test('a header that would break the response is left out', () => {
  expect(response({ ...PAGE, headers: [['x-a', 'b\r\nset-cookie: c']] }).header('x-a')).toEqual([])
})
