import { expect, test } from 'vitest'
import { CONF, find, NGINX, workOf } from '../work-of.ts'

const claim = { site: true, links: ['/', '/counter'] }
const serves = (Dockerfile: string, conf = CONF) => find('serves', claim, workOf({ Dockerfile, 'nginx.conf': conf }))

test('the site, deep links and assets', () => {
  expect(serves(NGINX)).toMatchObject({ status: 'pass' })
})

test('on whichever port nginx listens', () => {
  expect(serves(NGINX, CONF.replace('80', '8080')).status).toBe('pass')
})

test('without our configuration the welcome page’s server knows no deep link', () => {
  expect(serves(NGINX.replace(/COPY nginx.conf.*\n/, ''))).toMatchObject({ facts: { link: '/counter', status: '404' } })
})

test('one folder too deep, the welcome page stays', () => {
  expect(serves(NGINX.replace('nginx/html', 'nginx/html/build'))).toMatchObject({
    facts: { link: '/', status: 'other-page' },
  })
})

test('a configuration that nginx refuses is shown at its line', () => {
  const found = serves(NGINX, 'server {\n  listen 80;\n  rooot /x;\n}\n')
  expect(found).toMatchObject({ status: 'fail', at: { file: 'nginx.conf', line: 3 }, facts: { container: 'exits' } })
})
