import { expect, test } from 'vitest'
import { makeDirectory } from '@/core/files/tree.ts'
import { get, imageOf, startImage } from './images.ts'

const CONF = '/etc/nginx/conf.d/default.conf'
const HTML = '/usr/share/nginx/html'

test('the plain image serves its own page on port 80, on IPv6 as well', () => {
  const container = startImage(imageOf('nginx:alpine', {}))
  expect(container.state).toEqual({ kind: 'running' })
  expect(container.serves).toBe('nginx')
  expect(container.listens).toMatchObject([{ port: 80, address: '0.0.0.0' }])
  expect(container.respond(get('/', 80))).toMatchObject({ status: 200, bodyFile: `${HTML}/index.html` })
  expect(container.log).toContain(
    '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
  )
})

test('a broken configuration ends the container with nginx’s words, twice', () => {
  const container = startImage(imageOf('nginx:alpine', { [CONF]: 'server {\n  listen 80\n}\n' }))
  expect(container.state).toMatchObject({ kind: 'exited', code: 1 })
  const message = `unexpected "}" in ${CONF}:3`
  expect(container.log.slice(-2)).toEqual([`[emerg] 1#1: ${message}`, `nginx: [emerg] ${message}`])
})

test('an upstream that does not resolve ends the container', () => {
  const conf = 'server { location /api { proxy_pass http://backend:3000; } }'
  const container = startImage(imageOf('nginx:alpine', { [CONF]: conf }))
  expect(container.state).toMatchObject({ reason: `nginx: [emerg] host not found in upstream "backend" in ${CONF}:1` })
})

test('a template is filled in from the environment', () => {
  const files = {
    '/etc/nginx/templates/default.conf.template': 'server { listen ${PORT}; root /usr/share/nginx/html; }',
  }
  const container = startImage(imageOf('nginx:alpine', files, {}), { env: { PORT: '8080' } })
  expect(container.listens).toMatchObject([{ port: 8080 }])
})

test('without `daemon off` nginx goes to the background and the container ends', () => {
  expect(startImage(imageOf('nginx:alpine', {}, { cmd: ['nginx'] })).state).toMatchObject({ kind: 'exited', code: 0 })
})

test('as another user nginx cannot make its folders', () => {
  const container = startImage(imageOf('nginx:alpine', {}, { user: 'nginx' }))
  expect(container.state).toMatchObject({
    kind: 'exited',
    code: 1,
    reason: 'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)',
  })
})

test('on a read-only file system nginx cannot make them either', () => {
  const { state } = startImage(imageOf('nginx:alpine', {}), { readOnly: true })
  expect(state).toMatchObject({
    reason: 'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
  })
})

test('a tmpfs in a read-only container can be written: with everything below it nginx starts', () => {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path /tmp/${kind};`)
  const conf = `pid /tmp/nginx.pid; events {} http { ${temp.join(' ')} server { listen 8080; } }`
  const image = imageOf('nginx:alpine', { '/etc/nginx/nginx.conf': conf }, { user: '101' })
  expect(startImage(image, { readOnly: true, writable: ['/tmp'] }).state.kind).toBe('running')
  expect(startImage(image, { readOnly: true, writable: ['/var'] }).state.kind).toBe('exited')
})

test('with its folders and a pid file in /tmp another user can start it', () => {
  const conf =
    'pid /tmp/nginx.pid; events {} http { client_body_temp_path /tmp/a; proxy_temp_path /tmp/b; fastcgi_temp_path /tmp/c; uwsgi_temp_path /tmp/d; scgi_temp_path /tmp/e; server { listen 8080; } }'
  const image = imageOf('nginx:alpine', { '/etc/nginx/nginx.conf': conf }, { user: '101' })
  expect(startImage(image).listens).toMatchObject([{ port: 8080 }])
})

test('a command that is not there is the entrypoint’s error', () => {
  const container = startImage(imageOf('nginx:alpine', {}, { cmd: ['npm', 'start'] }))
  expect(container.state).toMatchObject({ kind: 'exited', code: 127 })
})

test('a health check asks the running server', () => {
  const check = (test: readonly string[]) =>
    startImage(imageOf('nginx:alpine', {}, { healthcheck: { test } }, (tree) => makeDirectory(tree, '/x'))).health
  expect(check(['CMD-SHELL', 'wget -q --spider http://localhost/ || exit 1'])).toMatchObject({ kind: 'healthy' })
  expect(check(['CMD', 'curl', '-fsS', 'http://localhost/'])).toMatchObject({ kind: 'healthy' })
  expect(check(['CMD-SHELL', 'curl -f http://localhost/nothing || exit 1'])).toMatchObject({ kind: 'unhealthy' })
  expect(check(['CMD', 'wget', '-qO-', 'http://127.0.0.1:8080/'])).toMatchObject({ kind: 'unhealthy' })
  expect(check(['NONE'])).toEqual({ kind: 'none' })
})

test('templates are filled in on a read-only file system where conf.d is a tmpfs, and not without it', () => {
  const template = { '/etc/nginx/templates/default.conf.template': 'server { listen ${PORT}; }' }
  const log = (writable: readonly string[]) =>
    startImage(imageOf('nginx:alpine', template), { env: { PORT: '81' }, readOnly: true, writable }).log.join('\n')
  const refused = 'ERROR: /etc/nginx/templates exists, but /etc/nginx/conf.d is not writable'
  expect(log([])).toContain(refused)
  expect(log(['/etc/nginx/conf.d'])).not.toContain(refused)
  expect(log(['/etc/nginx/conf.d'])).toContain('Running envsubst on /etc/nginx/templates/default.conf.template')
})

test('the nameservers that the entrypoint may look up are not guessed', () => {
  const { state } = startImage(imageOf('nginx:alpine', {}), { env: { NGINX_ENTRYPOINT_LOCAL_RESOLVERS: '1' } })
  expect(state).toMatchObject({ kind: 'unknown' })
})
