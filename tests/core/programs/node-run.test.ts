import { expect, test } from 'vitest'
import { lookup } from '@/core/files/tree.ts'
import { inImage } from './starter-image.ts'

test.each([
  'node --run build',
  'node --run=build',
  'cd src && node --run build',
  'npm exec vite build',
  'npm x -- vite build',
  'npm exec -c "vite build"',
  'yarn exec vite build',
  'yarn vite build',
])('%s builds', (script) => {
  const ran = inImage('node:22-alpine', `npm ci && ${script}`)
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/app/build/index.html').kind).toBe('found')
})

test('node --run passes words on, names a missing script, and is not known before Node 22', () => {
  const ran = inImage('node:22-alpine', 'npm ci && node --run build -- --outDir /site')
  expect(lookup(ran.tree, '/site/index.html').kind).toBe('found')
  expect(inImage('node:22-alpine', 'node --run nothing')).toMatchObject({
    code: 1,
    err: 'Missing script: "nothing" for /app/package.json\n',
  })
  expect(inImage('node:20-alpine', 'npm ci && node --run build').code).toBe(9)
})
