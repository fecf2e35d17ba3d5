import { expect, test } from 'vitest'
import { get, imageOf, startImage, withVite } from './images.ts'

const PACKAGE = JSON.stringify({
  name: 'app',
  version: '1.0.0',
  scripts: { start: 'vite', dev: 'vite --port 4000 --host' },
})
const CONFIG = "export default { server: { host: '0.0.0.0', port: 3000 } }"
const app = { '/app/package.json': PACKAGE, '/app/vite.config.js': CONFIG, '/app/index.html': '<h1>app</h1>' }

test('npm start of an app with Vite answers on the port of its configuration', () => {
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd: ['npm', 'start'] }, withVite)
  const container = startImage(image)
  expect(container.state).toEqual({ kind: 'running' })
  expect(container.serves).toBe('dev-server')
  expect(container.listens).toMatchObject([{ port: 3000, address: '0.0.0.0' }])
  expect(container.respond(get('/counter', 3000))).toMatchObject({ status: 200, bodyFile: '/app/index.html' })
  expect(container.respond(get('/', 80))).toMatchObject({ kind: 'no-answer' })
})

test('the shell form starts the same server', () => {
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd: ['/bin/sh', '-c', 'npm start'] }, withVite)
  expect(startImage(image).listens).toMatchObject([{ port: 3000 }])
})

test('exec and && in a shell lead to the same server', () => {
  const cmd = ['/bin/sh', '-c', 'cd /app && exec npm run dev']
  expect(startImage(imageOf('node:22-alpine', app, { cmd }, withVite)).listens).toMatchObject([{ port: 4000 }])
})

test('flags after -- reach Vite', () => {
  const cmd = ['npm', 'start', '--', '--port', '8080']
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd }, withVite)
  expect(startImage(image).listens).toMatchObject([{ port: 8080 }])
})

test('without a configuration Vite listens on localhost only: nothing outside gets an answer', () => {
  const files = { '/app/package.json': PACKAGE, '/app/index.html': '' }
  const container = startImage(
    imageOf('node:22-alpine', files, { workingDir: '/app', cmd: ['npm', 'start'] }, withVite),
  )
  expect(container.listens).toMatchObject([{ port: 5173, address: '127.0.0.1' }])
  expect(container.respond(get('/', 5173))).toMatchObject({ kind: 'no-answer' })
})

test('without node_modules the shell finds no vite', () => {
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd: ['npm', 'start'] })
  const container = startImage(image)
  expect(container.state).toMatchObject({ kind: 'exited', code: 127, reason: 'sh: vite: not found' })
})

test('a missing script is npm’s error', () => {
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd: ['npm', 'run', 'serve'] }, withVite)
  const container = startImage(image)
  expect(container.state).toMatchObject({ kind: 'exited', code: 1 })
  expect(container.log[0]).toBe('npm error Missing script: "serve"')
})

test('without package.json npm ends with 254', () => {
  const container = startImage(imageOf('node:22-alpine', {}, { workingDir: '/app', cmd: ['npm', 'start'] }))
  expect(container.state).toMatchObject({ kind: 'exited', code: 254 })
})

test('["npm start"] is given to node by the image’s entrypoint', () => {
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd: ['npm start'] }, withVite)
  const container = startImage(image)
  expect(container.state).toMatchObject({ kind: 'exited', code: 1 })
  expect(container.log).toContain("Error: Cannot find module '/app/npm start'")
})

test('["npm start"] without an entrypoint cannot be started', () => {
  const image = imageOf('node:22-alpine', app, { workingDir: '/app', cmd: ['npm start'], entrypoint: undefined })
  expect(startImage(image).state).toEqual({
    kind: 'cannot-start',
    code: 127,
    message: 'exec: "npm start": executable file not found in $PATH: unknown',
  })
})

test('node alone reads an empty standard input and ends', () => {
  expect(startImage(imageOf('node:22-alpine', {})).state).toMatchObject({ kind: 'exited', code: 0 })
})

test('a script that is not modelled cannot be told', () => {
  const image = imageOf('node:22-alpine', { '/app/server.js': '' }, { workingDir: '/app', cmd: ['node', 'server.js'] })
  expect(startImage(image).state).toMatchObject({ kind: 'unknown' })
})

test('a user that is not in the image cannot start anything', () => {
  const image = imageOf('node:22-alpine', {}, { user: 'appuser' })
  expect(startImage(image).state).toMatchObject({
    kind: 'cannot-start',
    message: 'unable to find user appuser: no matching entries in passwd file',
  })
})
