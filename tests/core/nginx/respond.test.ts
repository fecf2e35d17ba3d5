import { expect, test } from 'vitest'
import { type FileTree, file, put } from '@/core/files/tree.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import { imageTree, SITE_CONF } from '@/core/nginx/image-files.ts'
import { respond } from '@/core/nginx/respond.ts'
import { testNginx } from '@/core/nginx/test.ts'

const HTML = '/usr/share/nginx/html'

function site(conf: string): FileTree {
  const files = {
    [SITE_CONF]: conf,
    [`${HTML}/index.html`]: '<h1>app</h1>',
    [`${HTML}/assets/a.js`]: 'x',
    [`${HTML}/docs/x.html`]: '',
  }
  return Object.entries(files).reduce((tree, [path, text]) => put(tree, path, file(text)), imageTree())
}

function get(conf: string, path: string, more: { port?: number; clientAddress?: string } = {}): HttpAnswer {
  const tree = site(conf)
  const { server } = testNginx({ tree })
  if (!server) throw new Error('the configuration is refused')
  return respond(server, tree, { method: 'GET', path, headers: {}, port: 80, ...more })
}

const SPA = `server {
  listen 80;
  root ${HTML};
  location / {
    try_files $uri $uri/ /index.html;
  }
}
`

test('a deep link is answered with the app, and the way says by which line', () => {
  const answer = get(SPA, '/deep/link')
  expect(answer).toMatchObject({ status: 200, bodyFile: `${HTML}/index.html` })
  const step = answer.way.find(({ what }) => what === 'try_files')
  expect(step).toMatchObject({ file: SITE_CONF, range: { start: { line: 5 } } })
})

test('without try_files it is nginx’s own 404 page', () => {
  const answer = get(`server { root ${HTML}; }`, '/deep/link')
  expect(answer).toMatchObject({ status: 404, bodyBuiltin: 404 })
})

test('a redirect to a folder carries the port nginx listens on', () => {
  const answer = get(`server { listen 8080; root ${HTML}; }`, '/docs', { port: 8080 })
  expect(answer.kind === 'answer' && Object.fromEntries(answer.headers).location).toBe('http://localhost:8080/docs/')
})

test('a port nothing listens on refuses', () => {
  expect(get(SPA, '/', { port: 3000 })).toMatchObject({ kind: 'no-answer', why: 'refused' })
})

test('from outside the container, a server on 127.0.0.1 is not reached', () => {
  const conf = `server { listen 127.0.0.1:80; root ${HTML}; }`
  expect(get(conf, '/')).toMatchObject({ kind: 'no-answer' })
  expect(get(conf, '/', { clientAddress: '127.0.0.1' })).toMatchObject({ status: 200 })
})

test('a rule on addresses cannot be told without the client’s', () => {
  const conf = `server { root ${HTML}; allow 10.0.0.0/8; deny all; }`
  expect(get(conf, '/')).toMatchObject({ kind: 'not-simulated' })
  expect(get(conf, '/', { clientAddress: '10.1.2.3' })).toMatchObject({ status: 200 })
  expect(get(conf, '/', { clientAddress: '8.8.8.8' })).toMatchObject({ status: 403 })
})

test('what another server would answer is said to be proxied', () => {
  const conf = 'server { location /api/ { proxy_pass http://127.0.0.1:3000/; } }'
  expect(get(conf, '/api/users?x=1')).toMatchObject({ kind: 'would-proxy', to: 'http://127.0.0.1:3000/users?x=1' })
})

test('a module that is not simulated is named', () => {
  const answer = get(`server { root ${HTML}; sub_filter a b; }`, '/')
  expect(answer).toMatchObject({ kind: 'not-simulated', why: 'what sub_filter does to the answer is not simulated' })
})

test('a file whose bytes are not recorded is answered without them', () => {
  const tree = put(site(SPA), `${HTML}/big.js`, {
    ...file({ kind: 'recorded', size: 10, id: 'x', evidence: { kind: 'computed' } }),
    mtime: 1_704_164_645,
  })
  const { server } = testNginx({ tree })
  const answer = respond(server!, tree, { method: 'GET', path: '/big.js', headers: {}, port: 80 })
  expect(answer).toMatchObject({ status: 200, bodyFile: `${HTML}/big.js`, body: undefined })
})
