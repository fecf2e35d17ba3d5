import { expect, test } from 'vitest'
import { isDevServer } from '@/core/checks/dev-command.ts'

const scripts = { start: 'vite', dev: 'npm start', build: 'vite build', preview: 'vite preview' }

test.each([
  [['npm', 'start']],
  [['npm', 'run', 'start']],
  [['npm', 'run', 'dev']],
  [['npm', '--silent', 'start']],
  [['yarn', 'start']],
  [['yarn', 'dev']],
  [['/bin/sh', '-c', 'npm start']],
  [['/bin/sh', '-c', 'cd /app && exec npm start']],
  [['docker-entrypoint.sh', 'npm', 'start']],
  [['npx', 'vite', '--host']],
  [['node', 'node_modules/vite/bin/vite.js']],
  [['node_modules/.bin/vite']],
  [['env', 'PORT=3000', 'npm', 'start']],
])('%j is the development server', (argv) => {
  expect(isDevServer(argv, scripts)).toBe(true)
})

test.each([
  [['docker-entrypoint.sh', 'node']],
  [['npm', 'run', 'build']],
  [['npm', 'run', 'preview']],
  [['npx', 'vite', 'build']],
  [['npx', 'serve', 'build']],
  [['npm start']],
  [['/bin/sh', '-c', 'echo start']],
  [[]],
])('%j is not', (argv) => {
  expect(isDevServer(argv, scripts)).toBe(false)
})
