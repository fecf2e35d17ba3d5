/** The panel of the user's own Docker in a browser, over a server that was started with it: the program is a stand-in that writes down what it was asked. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../bin/build.mjs'
import { freePort } from '../../bin/free-port.mjs'
import { type Plan, standInDocker } from '../platform/local-docker/stand-in.ts'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { ready } from './learner.ts'

afterAll(closeBrowser)

const stamp = (second: number) => `2026-01-01T00:00:0${second}Z`
const PROGRESS = [
  { vertexes: [{ digest: 'v', name: '[builder 1/1] RUN npm ci', started: stamp(1) }] },
  { logs: [{ vertex: 'v', data: btoa('added 60 packages\n'), timestamp: stamp(2) }] },
  { vertexes: [{ digest: 'v', name: '[builder 1/1] RUN npm ci', started: stamp(1), completed: stamp(3) }] },
].map((one) => JSON.stringify(one))

/** A server with a Docker, its address and token, and what that Docker was asked. */
async function serverWith(plan: Plan) {
  const docker = standInDocker(plan)
  const built = process.env.STAGECRAFT_BUILT ?? (await buildApp({ kind: 'server' }))
  const port = await freePort(3460, '127.0.0.1')
  const server = spawn(process.execPath, [join(built, 'server.js')], {
    cwd: process.cwd(),
    env: {
      ...docker.env,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      NODE_ENV: 'production',
      STAGECRAFT_DOCKER: '1',
      STAGECRAFT_PREVIEW_PORT: 'off',
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    server.kill()
    await new Promise((resolve) => server.once('exit', resolve))
    docker.remove()
  })
  let said = ''
  server.stdout.on('data', (data) => {
    said += data
  })
  const address = `http://localhost:${port}`
  await expect
    .poll(
      () =>
        fetch(address).then(
          (answer) => answer.ok,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true)
  return { address, docker, token: /Token to paste into the page: (\S+)/.exec(said)?.[1] ?? '' }
}

test.skipIf(browserMissing)(
  'token, build with arguments, progress, image and memory measured, clean up',
  async () => {
    const { address, docker, token } = await serverWith({ buildx: true, build: { stderr: PROGRESS } })
    expect(token).not.toBe('')
    const { page } = await newDevice({ baseURL: address })
    await page.goto('/lessons/nginx-stage/')
    await ready(page)
    await page.getByRole('tab', { name: 'Result' }).click()
    await page.getByRole('button', { name: 'Build with your own Docker' }).click()
    const panel = page.getByRole('dialog', { name: 'Your own Docker' })
    await panel.getByLabel('Token').fill(token)
    await panel.getByRole('button', { name: 'Use this token' }).click()
    await panel.getByLabel(/^Build arguments/).fill('VITE_GREETING=Hello')
    await panel.getByRole('button', { name: 'Build and measure' }).click()
    await panel.getByText('RUN npm ci').first().waitFor({ timeout: 30_000 })
    await panel.getByText('12.3 MB').waitFor({ timeout: 30_000 })
    const stop = panel.getByRole('button', { name: 'Stop the container' })
    await stop.waitFor({ timeout: 30_000 })
    await stop.click()
    const clean = panel.getByRole('button', { name: 'Clean up' })
    await expect.poll(() => clean.isEnabled(), { timeout: 30_000 }).toBe(true)
    await clean.click()
    const build = docker.calls().find(({ args }) => args[1] === 'build')!
    expect(build.args).toContain('--build-arg=VITE_GREETING=Hello')
    expect(build.context?.some(({ path }) => path === 'Dockerfile')).toBe(true)
    const labelled = () =>
      docker.calls().some(({ args }) => args[0] === 'ps' && /label=com\.stagecraft/.test(args.join(' ')))
    await expect.poll(labelled).toBe(true)
  },
  120_000,
)

test.skipIf(browserMissing)('a wrong token is refused in words, and nothing was asked of Docker', async () => {
  const { address, docker } = await serverWith({ buildx: true })
  const { page } = await newDevice({ baseURL: address })
  await page.goto('/lessons/nginx-stage/')
  await ready(page)
  await page.getByRole('tab', { name: 'Result' }).click()
  await page.getByRole('button', { name: 'Build with your own Docker' }).click()
  const panel = page.getByRole('dialog', { name: 'Your own Docker' })
  await panel.getByLabel('Token').fill('not-it')
  await panel.getByRole('button', { name: 'Use this token' }).click()
  await panel.getByRole('button', { name: 'Build and measure' }).click()
  await panel.getByText('Docker says').waitFor()
  expect(docker.calls().filter(({ args }) => args.includes('build'))).toEqual([])
})
