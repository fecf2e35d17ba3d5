import { expect, test } from 'vitest'
import { DEVELOPMENT, find, workOf } from '../work-of.ts'

const claim = { port: 3000 }
const on = (from: string, to: string) => find('answers', claim, workOf({ Dockerfile: DEVELOPMENT.replace(from, to) }))

test('the development server answers on its port', () => {
  expect(find('answers', claim, workOf({ Dockerfile: DEVELOPMENT })).status).toBe('pass')
})

test('another port', () => {
  const found = on('["npm", "start"]', '["npm", "start", "--", "--port", "8080"]')
  expect(found).toMatchObject({ status: 'fail', facts: { port: 'closed', listens: '8080' } })
})

test('only on the loopback of the container', () => {
  expect(on('["npm", "start"]', '["npm", "start", "--", "--host", "127.0.0.1"]')).toMatchObject({
    facts: { port: 'loopback' },
  })
})

test('a server whose packages are missing ends at once', () => {
  expect(on('RUN npm ci\n', '')).toMatchObject({ status: 'fail', message: expect.stringContaining('not found') })
})
