import { expect, test } from 'vitest'
import { CONF, find, NGINX, workOf } from '../work-of.ts'

const health = (line: string, conf = CONF) =>
  find('healthCheck', { notices: 'site' }, workOf({ Dockerfile: `${NGINX}${line}\n`, 'nginx.conf': conf }))

test.each([
  'HEALTHCHECK CMD wget -qO /dev/null http://127.0.0.1/ || exit 1',
  'HEALTHCHECK --interval=5s CMD curl -fs http://localhost:80/counter',
  'HEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1/index.html"]',
  'HEALTHCHECK CMD wget -qO- http://127.0.0.1/ | grep -q root',
])('notices that the site is gone: %s', (line) => {
  expect(health(line)).toMatchObject({ status: 'pass' })
})

test.each([
  ['', 'none'],
  ['HEALTHCHECK NONE', 'none'],
  ['HEALTHCHECK CMD nginx -t', 'blind'],
  ['HEALTHCHECK CMD true', 'blind'],
  ['HEALTHCHECK CMD curl http://127.0.0.1/', 'blind'],
  ['HEALTHCHECK CMD curl -f http://127.0.0.1:8080/', 'unhealthy'],
  ['HEALTHCHECK CMD wget -q http://127.0.0.1:3000/ || exit 1', 'unhealthy'],
])('does not help: %s', (line, fact) => {
  expect(health(line)).toMatchObject({ status: 'fail', facts: { health: fact } })
})

test('follows the port that nginx listens on', () => {
  const conf = CONF.replace('80', '8080')
  expect(health('HEALTHCHECK CMD curl -f http://127.0.0.1:8080/', conf)).toMatchObject({ status: 'pass' })
  expect(health('HEALTHCHECK CMD curl -f http://127.0.0.1/', conf)).toMatchObject({ facts: { health: 'unhealthy' } })
})
