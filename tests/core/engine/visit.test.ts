import { expect, test } from 'vitest'
import { type Container, visit } from '@/core/engine/visit.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'

const page = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = { 'content-type': 'text/html' },
): HttpAnswer => ({
  kind: 'answer',
  status,
  headers: Object.entries(headers),
  body: new TextEncoder().encode(body),
  way: [],
})

function container(pages: Readonly<Record<string, HttpAnswer>>, over: Partial<Container> = {}): Container {
  return {
    state: { kind: 'running' },
    log: [],
    listens: [{ port: 80, protocol: 'tcp', evidence: { kind: 'computed' }, address: '0.0.0.0' }],
    respond: ({ path }: { path: string }) => pages[path] ?? page(404, 'gone'),
    ...over,
  } as unknown as Container
}

test('a redirect within the container is followed', () => {
  const seen = visit(
    container({ '/a': page(301, '', { location: 'http://localhost/a/' }), '/a/': page(200, 'there') }),
    '/a',
    undefined,
  )
  expect(seen).toMatchObject({ kind: 'answer', status: 200, text: 'there' })
})

test('a redirect to elsewhere is shown, not followed', () => {
  const seen = visit(container({ '/': page(302, '', { location: 'https://example.org/' }) }), '/', undefined)
  expect(seen).toMatchObject({ kind: 'answer', status: 302 })
})

test('redirects in a circle end', () => {
  expect(visit(container({ '/': page(302, '', { location: '/' }) }), '/', undefined)).toMatchObject({ kind: 'none' })
})

test('styles and pictures become part of the page, scripts are left out', () => {
  const html =
    '<link rel="stylesheet" href="/a.css"><script>alert(1)</script><script src="/x.js"></script><img src="dot.svg" alt="dot">'
  const seen = visit(
    container({
      '/': page(200, html),
      '/a.css': page(200, 'p{color:red}', { 'content-type': 'text/css' }),
      '/dot.svg': page(200, '<svg/>', { 'content-type': 'image/svg+xml' }),
    }),
    '/',
    undefined,
  )
  if (seen.kind !== 'answer') throw new Error(seen.kind)
  expect(seen.page).toContain('<style>p{color:red}</style>')
  expect(seen.page).toContain(`src="data:image/svg+xml;base64,${Buffer.from('<svg/>').toString('base64')}"`)
  expect(seen.page).not.toContain('script')
  expect(seen.text).toBe(html)
})

test('parts of other sites are not asked for', () => {
  const seen = visit(
    container({ '/': page(200, '<link rel=stylesheet href="https://cdn.example/a.css">') }),
    '/',
    undefined,
  )
  expect(seen).toMatchObject({ page: '' })
})

test('a container that does not start says why', () => {
  const stopped = container(
    {},
    { listens: [], state: { kind: 'cannot-start', code: 127, message: 'exec: "npm start": not found' } },
  )
  expect(visit(stopped, '/', undefined)).toMatchObject({ kind: 'none', reason: expect.stringContaining('"npm start"') })
})

test('a port nothing listens on is refused', () => {
  const refusing = container({}, { respond: () => ({ kind: 'no-answer', why: 'refused', way: [] }) })
  expect(visit(refusing, '/', 3000)).toMatchObject({ kind: 'none', reason: expect.stringContaining('3000') })
})
