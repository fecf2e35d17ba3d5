import { expect, test } from 'vitest'
import { find, workOf } from '../work-of.ts'

const user = (Dockerfile: string) => find('user', { root: false }, workOf({ Dockerfile }))

test.each([
  'FROM nginxinc/nginx-unprivileged:alpine',
  'FROM nginx:alpine\nUSER nginx',
  'FROM nginx:alpine\nUSER 101:0',
  'FROM alpine\nRUN adduser -D web\nUSER web',
  'FROM alpine\nUSER 4711',
])('is not root: %j', (text) => {
  expect(user(`${text}\n`)).toMatchObject({ status: 'pass' })
})

test.each([
  ['FROM nginx:alpine', 'none'],
  ['FROM nginx:alpine\nUSER nginx\nUSER 0', 'root'],
  ['FROM nginx:alpine\nUSER root:nginx', 'root'],
  ['FROM nginx:alpine\nUSER web', 'missing'],
])('is root, or nobody: %j', (text, fact) => {
  expect(user(`${text}\n`)).toMatchObject({ status: 'fail', facts: { user: fact } })
})

test('a base image that is not known has users that are not known', () => {
  expect(user('FROM example.com/mine:1\nUSER web\n').status).toBe('unknown')
})
