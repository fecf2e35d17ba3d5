import { expect, test } from 'vitest'
import { starterRecord } from '@/core/images/starter-record.ts'
import { buildOf, errorOf } from '../build-of.ts'
import { contextOf } from '../in-the-wild/apps.ts'

const starter = { context: contextOf('starter', {}), apps: [starterRecord] }
const node = (run: string) => buildOf(`FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN ${run}`, starter)

test.each([
  ['npm start', 'vite keeps serving'],
  ['npm run lint && npm start', 'vite keeps serving'],
  ['npx vite preview', 'vite preview keeps serving'],
  ['tail -f /dev/null', 'tail keeps waiting for more'],
  ['if true; then sleep infinity; fi', 'sleep waits without end'],
])('RUN %s fails the build in our words, at its line', (run, why) => {
  const result = node(run)
  expect(errorOf(result)).toMatch(`process "/bin/sh -c ${run}" does not end: ${why}`)
  if (result.outcome.kind !== 'failed') throw new Error('failed')
  expect(result.outcome.error).toMatchObject({ code: 'run-does-not-end', range: { start: { line: 5 } } })
})

test('what was printed before the server is kept', () => {
  const output = node('echo before; npm start').operations.find((one) => one.state === 'failed')?.output
  expect(output).toEqual(['before', '', '> starter-react-app@1.0.0 start', '> vite', ''])
})

test('a server in the background ends with the command', () => {
  expect(node('npm start & echo on').outcome.kind).toBe('succeeded')
})

test('a server that may not be reached makes the outcome unknown', () => {
  expect(node('wget -q https://example.com || npm start').outcome.kind).toBe('unknown')
})

test('nginx in the foreground does not end, with a broken configuration it fails', () => {
  expect(errorOf(buildOf("FROM nginx:alpine\nRUN nginx -g 'daemon off;'"))).toContain('nginx keeps serving')
  const broken = buildOf(
    "FROM nginx:alpine\nRUN echo nonsense > /etc/nginx/conf.d/default.conf && nginx -g 'daemon off;'",
  )
  expect(errorOf(broken)).toContain('exit code: 1')
})
