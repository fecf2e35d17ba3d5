import { expect, test } from 'vitest'
import { testSiteConf } from '@/core/nginx/check-site-conf.ts'

const SITE = '/etc/nginx/conf.d/default.conf'

test('a site is accepted, and listens where it says', () => {
  const verdict = testSiteConf('server { listen 8080; root /usr/share/nginx/html; }')
  expect(verdict.kind).toBe('ok')
  expect(verdict.server?.listens).toEqual([{ address: '0.0.0.0', port: 8080 }])
})

test('a missing semicolon is reported where the next statement ends', () => {
  const verdict = testSiteConf('server {\n  listen 80\n  server_name x;\n}\n')
  expect(verdict.messages).toEqual([
    { level: 'emerg', message: 'invalid parameter "server_name"', file: SITE, line: 3 },
  ])
})

test('http { … } in conf.d is not allowed there', () => {
  expect(testSiteConf('http {\n  server { }\n}\n').messages[0]?.message).toBe('"http" directive is not allowed here')
})

test('what the image’s own file sets cannot be set again beside it', () => {
  expect(testSiteConf('sendfile on;').messages[0]?.message).toBe('"sendfile" directive is duplicate')
})

test('errors after the first are told as well', () => {
  const verdict = testSiteConf('server {\n  listen 99999;\n  roott /x;\n  autoindex maybe;\n}\n')
  expect(verdict.messages.map(({ line }) => line)).toEqual([2])
  expect(verdict.also.map(({ message, line }) => `${line}: ${message}`)).toEqual([
    '3: unknown directive "roott"',
    '4: invalid value "maybe" in "autoindex" directive, it must be "on" or "off"',
  ])
})

test('after an unknown block reading goes on behind it', () => {
  const verdict = testSiteConf('server {\n  locaton / {\n    whatever on;\n  }\n  gzip maybe;\n}\n')
  expect(verdict.also.map(({ line }) => line)).toEqual([5])
})

test('a name that may resolve on the internet leaves the verdict open', () => {
  const conf = 'server { location / { proxy_pass https://api.example.com; } }'
  expect(testSiteConf(conf)).toMatchObject({ kind: 'unknown' })
  expect(testSiteConf(conf, undefined, ['api.example.com']).kind).toBe('ok')
})

test('an error above such a name is an error all the same', () => {
  expect(testSiteConf('server { gzip maybe; location / { proxy_pass https://api.example.com; } }').kind).toBe('refused')
})

test('no text makes it throw', () => {
  for (const text of [
    '',
    '{',
    '}',
    '"',
    '\\',
    '$',
    '#',
    'server {',
    'a{b{c;}',
    'location ~ [',
    '\u0000',
    'if (',
    'map $a $b {',
  ])
    expect(testSiteConf(text).kind).toBeDefined()
})
