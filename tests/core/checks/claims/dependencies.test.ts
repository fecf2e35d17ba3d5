import { expect, test } from 'vitest'
import { DEVELOPMENT, find, workOf } from '../work-of.ts'

const claim = { installed: true }

test('installed beside package.json, wherever that is', () => {
  expect(find('dependencies', claim, workOf({ Dockerfile: DEVELOPMENT })).status).toBe('pass')
  const elsewhere = 'FROM node:22-alpine\nCOPY package*.json /srv/x/\nRUN cd /srv/x && npm ci\n'
  expect(find('dependencies', claim, workOf({ Dockerfile: elsewhere })).status).toBe('pass')
})

test('a parent folder’s node_modules is found as Node finds it', () => {
  const Dockerfile = 'FROM node:22-alpine\nWORKDIR /srv\nCOPY package*.json ./\nRUN npm ci\nWORKDIR app\nCOPY . .\n'
  expect(find('dependencies', claim, workOf({ Dockerfile })).status).toBe('pass')
})

test('nothing installed, and no package.json at all', () => {
  const bare = find('dependencies', claim, workOf({ Dockerfile: 'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n' }))
  expect(bare).toMatchObject({ status: 'fail', facts: { app: 'not-installed', folder: '/app' } })
  expect(find('dependencies', claim, workOf({ Dockerfile: 'FROM node:22-alpine\n' }))).toMatchObject({
    facts: { app: 'absent' },
  })
})

test('a local node_modules is no install: a clone does not have it', () => {
  const files = { Dockerfile: 'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n', 'node_modules/react/package.json': '{}' }
  expect(find('dependencies', claim, workOf(files)).status).toBe('fail')
})
