import { expect, test } from 'vitest'
import { lookup } from '@/core/files/tree.ts'
import { inImage } from './starter-image.ts'

const INSTALLED = 'npm ci >/dev/null'

test.each(['npm run build', 'npm test', 'npm start', 'npx vite build --outDir /tmp/site'])(
  '%s ends where its user may write neither beside the configuration nor into node_modules',
  (command) => {
    const { tree } = inImage('node:22-alpine', INSTALLED)
    const ran = inImage('node:22-alpine', command, { tree, uid: 1000 })
    expect(ran.code).toBe(1)
    expect(ran.err).toContain("EACCES: permission denied, open '/app/vite.config.js.timestamp-")
  },
)

test.each([
  ['chown node node_modules', 'npx vite build --outDir /tmp/site'],
  ['chown node .', 'npm run build'],
  ['chmod 777 .', 'npm test'],
  ['rm vite.config.js', 'npx vite build --outDir /tmp/site'],
  ['true', 'npx vite build --configLoader runner --outDir /tmp/site'],
])('after %s as root the user node may: %s', (before, command) => {
  const { tree } = inImage('node:22-alpine', `${INSTALLED}; mkdir -p /tmp; chmod 1777 /tmp; ${before}`)
  expect(inImage('node:22-alpine', command, { tree, uid: 1000 }).err).toBe('')
})

test('the folder that a build by root leaves in node_modules stops the build of another user', () => {
  const { tree } = inImage('node:22-alpine', `${INSTALLED}; npm run build; rm -r build; chown node .`)
  expect(lookup(tree, '/app/node_modules/.vite-temp').kind).toBe('found')
  expect(inImage('node:22-alpine', 'npm run build', { tree, uid: 1000 })).toMatchObject({ code: 1 })
})

test.each([
  'npm install --no-optional',
  'npm ci --omit=optional',
  'npm ci --omit=dev --omit=optional',
  'npm_config_optional=false npm ci',
])('%s leaves the compiled packages out, and Vite cannot start', (install) => {
  const ran = inImage('node:22-alpine', `${install} && npm run build`)
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('Cannot find native binding')
  expect(inImage('node:22-alpine', `${install}; npm test`).code).not.toBe(0)
})

test('node_modules of one C library do not serve the other', () => {
  const { tree } = inImage('node:22-slim', INSTALLED)
  expect(inImage('node:22-alpine', 'npm run build', { tree }).err).toContain('Cannot find native binding')
  expect(inImage('node:22-slim', 'npm run build', { tree }).code).toBe(0)
})

test.each(['node:18', 'node:13.12.0-alpine', 'node:20.10-slim', 'node:20.12.2', 'node:21-alpine', 'node:16'])(
  'the starter does not build in %s, whose Node is too old',
  (ref) => expect(inImage(ref, `${INSTALLED}; npm run build`).code).toBe(1),
)

test.each(['node:20-alpine', 'node:20', 'node:20.19', 'node:22.11', 'node:24-slim', 'node:lts-alpine', 'node:latest'])(
  'the starter builds in %s',
  (ref) => expect(inImage(ref, `${INSTALLED}; npm run build`).code).toBe(0),
)

test.each(['/srv/site', '/usr/share/nginx/html', '../out', 'a/b'])(
  'vite build --outDir %s makes the folders',
  (folder) => {
    const ran = inImage('node:22-alpine', `${INSTALLED}; npx vite build --outDir ${folder} && ls ${folder}/index.html`)
    expect(ran.code).toBe(0)
  },
)

test('what lies in a folder outside of the app stays', () => {
  const ran = inImage(
    'node:22-alpine',
    `${INSTALLED}; mkdir /site build; touch /site/kept build/gone; npm run build -- --outDir /site; npm run build`,
  )
  expect(lookup(ran.tree, '/site/kept').kind).toBe('found')
  expect(lookup(ran.tree, '/app/build/gone').kind).toBe('absent')
})

test.each([
  'npm config set omit dev',
  'npm set omit=dev',
  'npm config set production true',
  'echo omit=dev > .npmrc',
  'echo "omit[] = dev" > ~/.npmrc',
  'npm config set -g omit dev',
  'npm config set omit=dev --location=project',
])('%s is minded by npm ci', (before) => {
  const ran = inImage('node:22-alpine', `${before} && npm ci`)
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/app/node_modules/vitest').kind).toBe('absent')
  expect(lookup(ran.tree, '/app/node_modules/vite').kind).toBe('found')
})

test('what is deleted from the settings, or said otherwise on the line, does not count', () => {
  for (const script of [
    'npm config set omit dev && npm config delete omit && npm ci',
    'npm config set omit dev && npm ci --include=dev',
  ])
    expect(lookup(inImage('node:22-alpine', script).tree, '/app/node_modules/vitest').kind).toBe('found')
})
