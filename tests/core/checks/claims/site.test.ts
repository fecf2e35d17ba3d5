import { expect, test } from 'vitest'
import { BUILDER, CONF, find, NGINX, workOf } from '../work-of.ts'

const left = (Dockerfile: string, more = {}) => find('site', { leftIn: 'build' }, workOf({ Dockerfile, ...more }))
const copied = (Dockerfile: string) => find('site', { copied: true }, workOf({ Dockerfile, 'nginx.conf': CONF }))

test('a RUN left it beside package.json', () => {
  expect(left(BUILDER).status).toBe('pass')
})

test('it may be left in a stage and carried into the image', () => {
  expect(left(NGINX, { 'nginx.conf': CONF }).status).toBe('pass')
})

test('a site from the folder is none, nor is an empty page', () => {
  expect(left(BUILDER.replace('RUN npm run build', 'COPY public ./build')).status).toBe('fail')
  expect(left(BUILDER.replace('RUN npm run build', 'RUN mkdir build && touch build/index.html'))).toMatchObject({
    facts: { site: 'not-built' },
  })
})

test('in another folder', () => {
  expect(left(BUILDER.replace('npm run build', 'npm run build && mv build dist'))).toMatchObject({
    facts: { site: 'elsewhere', folder: '/app/dist' },
  })
})

test('copied whole, in any folder', () => {
  expect(copied(NGINX).status).toBe('pass')
  expect(copied(NGINX.replace('/usr/share/nginx/html', '/srv')).status).toBe('pass')
})

test('copied in part, or not at all', () => {
  expect(copied(NGINX.replace('/app/build ', '/app/build/index.html '))).toMatchObject({
    facts: { site: 'incomplete' },
    at: { line: 9 },
  })
  expect(copied(NGINX.replace(/COPY --from.*/, ''))).toMatchObject({ status: 'fail' })
})
