import { expect, test } from 'vitest'
import { CONF, find, NGINX, workOf } from '../work-of.ts'

const after = (Dockerfile: string) =>
  find('cacheAfterEdit', { file: 'src/App.jsx', cached: 'install' }, workOf({ Dockerfile, 'nginx.conf': CONF }))
const one = (lines: string) => after(`FROM node:22-alpine\nWORKDIR /app\n${lines}\n`)

test('an install that stands before the sources is cached', () => {
  expect(after(NGINX)).toMatchObject({ status: 'pass' })
  expect(one('COPY package*.json ./\nRUN npm ci\nCOPY . .')).toMatchObject({ status: 'pass' })
})

test('the line that brings the edited file is shown, not the install', () => {
  expect(one('COPY . .\nRUN npm ci')).toMatchObject({ at: { line: 3 }, facts: { cache: 'copied-before' } })
})

test('a RUN that reads the edited file itself is shown', () => {
  const line = 'RUN --mount=type=bind,target=/src cp /src/package*.json . && npm ci'
  expect(one(line)).toMatchObject({ at: { line: 3 }, facts: { cache: 'install-itself' } })
})

test('a second install behind the sources counts as well', () => {
  const lines = 'COPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN rm -rf node_modules && npm ci'
  expect(one(lines)).toMatchObject({ status: 'fail', at: { line: 5 } })
})

test('nothing is installed', () => {
  expect(one('COPY . .')).toMatchObject({ facts: { install: 'missing' } })
})
