/** Builds the app once, serves it on a free loopback port, finds a browser and, where it can, a Docker; serves a stand-in of WebContainer's host. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { buildApp } from '../../bin/build.mjs'
import { freePort } from '../../bin/free-port.mjs'
import { type DockerAt, provideDocker } from '../truth/docker/provide.ts'
import { serveStandIn } from '../web-container-stand-in/page-server.mjs'
import { findBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    site: string | undefined
    browser: string | undefined
    /** A Docker to build what was downloaded. */
    realDocker: DockerAt | undefined
    /** Origin of the stand-in that the site takes its WebContainer from. */
    webContainer: string | undefined
  }
}

const project = fileURLToPath(new URL('../..', import.meta.url))

export default async function setup(testProject: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser()
  if ('why' in browser) {
    process.stdout.write(`Browser tests are skipped: ${browser.why}.\n`)
    for (const name of ['site', 'browser', 'realDocker', 'webContainer'] as const) testProject.provide(name, undefined)
    return async () => undefined
  }
  if (process.env.STAGECRAFT_SITE !== undefined)
    return provideRunning(testProject, process.env.STAGECRAFT_SITE, browser.path)
  const built = await buildApp({ kind: 'server' })
  const port = await freePort(3300, '127.0.0.1')
  const standIn = await serveStandIn(0)
  const server = spawn(process.execPath, [join(built, 'server.js')], {
    cwd: project,
    env: {
      ...process.env,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      NODE_ENV: 'production',
      STAGECRAFT_WEB_CONTAINER_HOST: standIn.origin,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const site = `http://localhost:${port}`
  await answers(site, server)
  const docker = await provideDocker()
  if (docker.kind === 'none') process.stdout.write(`The downloaded repository is not built for real: ${docker.why}.\n`)
  testProject.provide('site', site)
  testProject.provide('browser', browser.path)
  testProject.provide('webContainer', standIn.origin)
  testProject.provide('realDocker', docker.kind === 'docker' ? docker.at : undefined)
  return async () => {
    server.kill()
    standIn.close()
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

/** Against a site that runs already (STAGECRAFT_SITE, and with a stand-in its STAGECRAFT_WEB_CONTAINER_HOST): for writing tests. */
async function provideRunning(testProject: TestProject, site: string, browser: string): Promise<() => Promise<void>> {
  testProject.provide('site', site)
  testProject.provide('browser', browser)
  testProject.provide('realDocker', undefined)
  const host = process.env.STAGECRAFT_WEB_CONTAINER_HOST
  const standIn = host === undefined ? undefined : await serveStandIn(Number(new URL(host).port))
  testProject.provide('webContainer', standIn?.origin)
  return async () => standIn?.close()
}
