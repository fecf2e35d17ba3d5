import { expect, test } from 'vitest'
import { start } from '@/core/container/start.ts'
import { starterRecord } from '@/core/images/starter-record.ts'
import { buildOf } from '../build/build-of.ts'
import { contextOf } from '../build/in-the-wild/apps.ts'

function started(...lines: string[]) {
  const more = { 'own.sh': '#!/bin/sh\necho made > /usr/share/nginx/html/made.txt\n', 'bad.sh': '#!/bin/sh\nexit 3\n' }
  const result = buildOf(lines.join('\n'), { context: contextOf('starter', more), apps: [starterRecord] })
  if (result.outcome.kind !== 'succeeded') throw new Error(JSON.stringify(result.outcome.kind))
  return start(result.outcome.image, { apps: [starterRecord] })
}

test.each([
  ['tini', 'ENTRYPOINT ["/sbin/tini", "-s", "--"]'],
  ['dumb-init', 'ENTRYPOINT ["dumb-init"]'],
  ['su-exec', 'ENTRYPOINT ["su-exec", "root"]'],
])('%s starts the command', (name, entrypoint) => {
  const box = started(
    'FROM nginx:alpine',
    `RUN apk add --no-cache ${name}`,
    entrypoint,
    'CMD ["nginx", "-g", "daemon off;"]',
  )
  expect(box).toMatchObject({ state: { kind: 'running' }, serves: 'nginx' })
})

test('su-exec with a user that is not there ends', () => {
  const box = started('FROM nginx:alpine', 'RUN apk add su-exec', 'ENTRYPOINT ["su-exec", "nobody-here", "nginx"]')
  expect(box.state).toMatchObject({ kind: 'exited', code: 1 })
})

test('an own script of /docker-entrypoint.d runs before nginx, a failing one ends the container', () => {
  const good = started('FROM nginx:alpine', 'COPY --chmod=755 own.sh /docker-entrypoint.d/40-own.sh')
  expect(good.respond({ method: 'GET', path: '/made.txt', headers: {}, host: 'localhost', port: 80 })).toMatchObject({
    status: 200,
  })
  const bad = started('FROM nginx:alpine', 'COPY --chmod=755 bad.sh /docker-entrypoint.d/40-bad.sh')
  expect(bad.state).toMatchObject({ kind: 'exited', code: 3 })
})

test('serve answers from its folder, and with -s gives the page for other paths', () => {
  const lines = ['FROM node:22-alpine', 'RUN npm i -g serve', 'WORKDIR /site', 'COPY index.html .']
  const get = (box: ReturnType<typeof started>) =>
    box.respond({ method: 'GET', path: '/deep', headers: {}, host: 'localhost', port: 5000 })
  expect(get(started(...lines, 'CMD ["serve", "-s", ".", "-l", "5000"]'))).toMatchObject({ status: 200 })
  expect(get(started(...lines, 'CMD ["serve", "-l", "tcp://0.0.0.0:5000"]'))).toMatchObject({ status: 404 })
})

test('a health check by nc or pgrep is followed', () => {
  const health = (command: string) => started('FROM nginx:alpine', `HEALTHCHECK CMD ${command}`).health.kind
  expect(['nc -z localhost 80', 'nc -z localhost 81', 'pgrep nginx'].map(health)).toEqual([
    'healthy',
    'unhealthy',
    'healthy',
  ])
})

test.each([
  ['#!/bin/sh\r\nexec nginx\r\n', 'exited'],
  ['#!/bin/bash\nexec nginx -g "daemon off;"\n', 'exited'],
  ['#!/bin/sh\nexec nginx -g "daemon off;"\n', 'running'],
])('a script is refused where its interpreter is not in the image: %j', (text, kind) => {
  const context = contextOf('starter', { 'e.sh': text })
  const lines = 'FROM nginx:alpine-slim\nCOPY --chmod=755 e.sh /e.sh\nENTRYPOINT ["/e.sh"]'
  const { outcome } = buildOf(lines, { context })
  if (outcome.kind !== 'succeeded') throw new Error(outcome.kind)
  const { state } = start(outcome.image, { apps: [] })
  expect(state).toMatchObject(
    kind === 'exited' ? { kind, code: 1, reason: 'exec /e.sh: no such file or directory' } : { kind },
  )
})
