import { expect, test } from 'vitest'
import { lookup, readText } from '@/core/files/tree.ts'
import { inImage } from './starter-image.ts'

test.each(['node:22-alpine', 'node:22-slim', 'node:22'])(
  'the starter installs, builds and passes its tests in %s',
  (ref) => {
    const ran = inImage(ref, 'npm ci && npm run build && npm test')
    expect(ran.code).toBe(0)
    expect(readText(ran.tree, '/app/build/index.html')).toContain('<title>')
    expect(lookup(ran.tree, '/app/node_modules/vitest').kind).toBe('found')
  },
)

test.each(['node:22-alpine', 'node:22'])('the starter does not build in %s before it is installed', (ref) => {
  expect(inImage(ref, 'npm run build')).toMatchObject({ code: 127 })
})

test('the tests cannot run without the development packages', () => {
  expect(inImage('node:22-alpine', 'npm ci --omit=dev && npm run build').code).toBe(0)
  expect(inImage('node:22-alpine', 'npm ci --omit=dev && npm test').code).toBe(127)
})

test('an image of nginx has nginx and no npm', () => {
  expect(inImage('nginx:alpine', 'nginx -t')).toMatchObject({ code: 0 })
  for (const ref of ['nginx:alpine', 'nginx:latest']) expect(inImage(ref, 'npm ci')).toMatchObject({ code: 127 })
})

test('the site of the nginx image can be emptied', () => {
  const ran = inImage(
    'nginx:alpine',
    'rm -rf /usr/share/nginx/html/* && cp index.html /usr/share/nginx/html && ls /usr/share/nginx/html',
  )
  expect(ran).toMatchObject({ code: 0, out: 'index.html\n' })
})

test('nginx -t refuses a broken configuration', () => {
  expect(inImage('nginx:alpine', 'echo "server { lisen 80; }" > /etc/nginx/conf.d/default.conf && nginx -t').code).toBe(
    1,
  )
})

test.each([
  'npm run lint',
  'npx oxlint --deny-warnings .',
  'npm run build && npm run lint',
  'npm run lint && npm test',
])('the linter finds nothing in the sources as they came: %s', (script) =>
  expect(inImage('node:22-alpine', `npm ci && ${script}`).code).toBe(0),
)

test.each([
  'echo "debugger" >> src/App.jsx && npm run lint',
  'rm .gitignore && npm run lint',
  'touch src/new.js && npm run lint',
  'npx oxlint --fix .',
])('what the linter says of other files is not known: %s', (script) => {
  const ran = inImage('node:22-alpine', `npm ci && ${script}`)
  expect(ran.outcome).toMatchObject({ kind: 'unsupported' })
})

test('a linter leaves the files known, though not whether it passes', () => {
  const ran = inImage('node:22-alpine', 'npm ci && echo >> src/App.jsx && npm run lint')
  expect(ran.outcome).toMatchObject({ kind: 'unsupported', why: 'whether oxlint finds something is not known' })
  expect(readText(ran.tree, '/app/package.json')).toContain('starter')
})

test('a linter without its native binding fails', () => {
  expect(inImage('node:22-alpine', 'npm ci --omit=optional; npm run lint').code).toBe(1)
})

test('corepack enable brings pnpm', () => {
  const ran = inImage('node:22-alpine', 'corepack enable && pnpm install')
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/app/node_modules/react').kind).toBe('unknown')
  expect(inImage('node:22-alpine', 'corepack enable pnpm && pnpm install --frozen-lockfile').code).toBe(1)
})

test('logs can be linked to the container’s output', () => {
  const ran = inImage('nginx:alpine', 'ln -sf /dev/stdout /var/log/nginx/access.log')
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/var/log/nginx/access.log', { follow: false })).toMatchObject({
    node: { target: '/dev/stdout' },
  })
})
