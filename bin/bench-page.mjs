/**
 * `npm run bench:page`: how long a keystroke takes from the input event to the engine's answer, in a real Chromium.
 * Measures the site at STAGECRAFT_SITE, or builds and serves one.
 */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { freePort } from './free-port.mjs'
import { importTypescript } from './typescript-bundle.mjs'

const { measureKeystrokes } = await importTypescript('tests/bench/keystroke.ts', [
  'tests/bench',
  'tests/e2e',
  'tests/truth/provision.ts',
])
const running = process.env.STAGECRAFT_SITE
if (running !== undefined) process.exitCode = await measureKeystrokes(running)
else {
  const built = await buildApp({ kind: 'server' })
  const port = await freePort(3400, '127.0.0.1')
  const env = { ...process.env, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' }
  const server = spawn(process.execPath, [join(built, 'server.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    process.exitCode = await measureKeystrokes(`http://localhost:${port}`)
  } finally {
    server.kill()
  }
}
