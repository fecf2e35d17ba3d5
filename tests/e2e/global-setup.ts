/** Builds the app once, serves it on a free loopback port, finds a browser and, where it can, a Docker. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildApp } from '../../bin/build.mjs'
import { freePort } from '../../bin/free-port.mjs'
import { type DockerAt, provideDocker } from '../truth/docker/provide.ts'
import { findBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    site: string | undefined
    browser: string | undefined
    /** A Docker to build what was downloaded. */
    realDocker: DockerAt | undefined
  }
}

const project = fileURLToPath(new URL('../..', import.meta.url))

export default async function setup(testProject: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser()
  if ('why' in browser) {
    process.stdout.write(`Browser tests are skipped: ${browser.why}.\n`)
    for (const name of ['site', 'browser', 'realDocker'] as const) testProject.provide(name, undefined)
    return async () => undefined
  }
  if (process.env.STAGECRAFT_SITE !== undefined)
    return provideRunning(testProject, process.env.STAGECRAFT_SITE, browser.path)
  const built = await buildApp({ kind: 'server' })
  const port = await freePort(3300, '127.0.0.1')
  const server = spawn(process.execPath, [join(built, 'server.js')], {
    cwd: project,
    env: { ...process.env, PORT: String(port), HOSTNAME: '127.0.0.1', NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const site = `http://localhost:${port}`
  await answers(site, server)
  const docker = await provideDocker()
  if (docker.kind === 'none') process.stdout.write(`The downloaded repository is not built for real: ${docker.why}.\n`)
  testProject.provide('site', site)
  testProject.provide('browser', browser.path)
  testProject.provide('realDocker', docker.kind === 'docker' ? docker.at : undefined)
  return async () => {
    server.kill()
    if (docker.kind === 'docker') await docker.stop()
  }
}

async function answers(site: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) throw new Error(`the server ended with exit code ${server.exitCode}`)
    try {
      if ((await fetch(site)).ok) return
    } catch {
      // Not up yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${site} does not answer`)
}

/** Against a site that runs already (STAGECRAFT_SITE): for writing tests. */
async function provideRunning(testProject: TestProject, site: string, browser: string): Promise<() => Promise<void>> {
  testProject.provide('site', site)
  testProject.provide('browser', browser)
  testProject.provide('realDocker', undefined)
  return async () => undefined
}
