/**
 * `npm run bench:page`: how soon a lesson page can be read and typed in, beside a bare page and a bare Monaco page, and how long
 * a keystroke takes from the input event to the engine's answer; in a real Chromium. `--load` or `--keys` measures one of both.
 * Measures the site at STAGECRAFT_SITE, or builds and serves one.
 */
import './node-version.mjs'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { freePort } from './free-port.mjs'
import { importTypescript, project } from './typescript-bundle.mjs'

const SOURCES = ['tests/bench', 'tests/e2e', 'tests/truth/provision.ts']
const { measurePageLoad } = await importTypescript('tests/bench/page-load.ts', SOURCES)
const { measureKeystrokes } = await importTypescript('tests/bench/keystroke.ts', SOURCES)

async function measure(site) {
  const load = process.argv.includes('--keys') ? 0 : await measurePageLoad(site, project)
  return process.argv.includes('--load') ? load : load || (await measureKeystrokes(site))
}

const running = process.env.STAGECRAFT_SITE
if (running !== undefined) process.exitCode = await measure(running)
else {
  const built = await buildApp({ kind: 'server' })
  const port = await freePort(3400, '127.0.0.1')
  const env = { ...process.env, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' }
  const server = spawn(process.execPath, [join(built, 'server.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    process.exitCode = await measure(`http://localhost:${port}`)
  } finally {
    server.kill()
  }
}
