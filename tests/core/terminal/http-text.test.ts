import { expect, test } from 'vitest'
import { headerLines, parseUrl, requestTo } from '@/core/terminal/http-text.ts'

test.each([
  ['localhost:8080', { scheme: 'http', host: 'localhost', port: 8080, path: '/' }],
  ['http://127.0.0.1/counter?x=1#top', { scheme: 'http', host: '127.0.0.1', port: 80, path: '/counter?x=1' }],
  ['https://localhost', { scheme: 'https', host: 'localhost', port: 443, path: '/' }],
  ['http://[::1]:3000/a', { scheme: 'http', host: '::1', port: 3000, path: '/a' }],
  ['localhost?q=1', { scheme: 'http', host: 'localhost', port: 80, path: '/?q=1' }],
  ['http://user:pw@localhost/', { scheme: 'http', host: 'localhost', port: 80, path: '/' }],
])('%s', (text, url) => {
  expect(parseUrl(text)).toEqual(url)
})

test('a Host header names the host, not a header', () => {
  const request = requestTo(parseUrl('localhost:8080')!, 'GET', { Host: 'app.test', Accept: 'text/html' })
  expect(request).toMatchObject({ host: 'app.test', port: 8080, headers: { accept: 'text/html' } })
})

test('header names get their usual capitals', () => {
  const lines = headerLines({
    kind: 'answer',
    status: 404,
    headers: [
      ['content-type', 'text/html'],
      ['etag', '"1"'],
    ],
    body: undefined,
    way: [],
  })
  expect(lines).toEqual(['HTTP/1.1 404 Not Found', 'Content-Type: text/html', 'ETag: "1"'])
})
