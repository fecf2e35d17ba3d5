/** The Node runtime of /runtime/, its remote page played by a stand-in: boot, install, build, the build used in a lesson; and a host that never answers. */
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice, site } from './browser.ts'
import { openLesson, runInTerminal, terminalText } from './learner.ts'

afterAll(closeBrowser)

const host = inject('webContainer')
const missing = browserMissing || host === undefined

/** What is the stand-in's is no complaint. */
const others = (complaints: readonly string[]) => complaints.filter((each) => each !== `request to ${host}`)

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the Node runtime' }).click()
  await page.getByRole('button', { name: 'npm run build' }).waitFor({ timeout: 25_000 })
}

async function run(page: Page, command: string): Promise<void> {
  await page.getByRole('button', { name: command, exact: true }).click()
}

const said = (page: Page) => page.locator('[data-runtime-said]')
const printed = (page: Page) => page.locator('[data-runtime-terminal] .xterm-rows').innerText()

test.skipIf(browserMissing)(
  'only /runtime/ is isolated, and only it may frame the host of the Node runtime',
  async () => {
    const [runtime, lesson] = await Promise.all(
      ['/runtime/', '/lessons/nginx-stage/'].map((path) => fetch(site + path)),
    )
    expect(runtime!.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(runtime!.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(runtime!.headers.get('content-security-policy')).toBe(`frame-src ${host}`)
    expect(lesson!.headers.get('cross-origin-embedder-policy')).toBeNull()
    expect(lesson!.headers.get('content-security-policy')).not.toContain(host)
  },
)

test.skipIf(missing)(
  'nothing is loaded from anybody before the button is pressed, and the terms stand beside it',
  async () => {
    const { page, complaints } = await newDevice()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto('/runtime/')
    await page.getByRole('button', { name: 'Start the Node runtime' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(asked.every((url) => url.startsWith(site!))).toBe(true)
    expect(await page.locator('iframe').count()).toBe(0)
    const terms = page.getByRole('link', { name: 'StackBlitz’s terms of service' })
    expect(await terms.getAttribute('href')).toBe('https://stackblitz.com/terms-of-service')
    expect(await page.getByText('contacts stackblitz.com').isVisible()).toBe(true)
    expect(complaints).toEqual([])
  },
)

test.skipIf(missing)(
  'boot, install, test, start, build: its output is in the terminal and the frame, and the lesson’s image takes the build as measured',
  async () => {
    const { page, complaints } = await newDevice()
    await page.goto('/runtime/')
    await start(page)
    await run(page, 'npm test')
    await expect.poll(() => said(page).innerText(), { timeout: 20_000 }).toContain('npm test: Done.')
    await expect.poll(() => printed(page)).toMatch(/npm install[\s\S]*added 60 packages[\s\S]*npm test[\s\S]*3 passed/)
    await run(page, 'npm start')
    await page.frameLocator('iframe[title^="The app"]').getByRole('heading', { name: 'Served inside' }).waitFor()
    await page.getByRole('button', { name: 'Stop the server' }).click()
    await run(page, 'npm run build')
    await page.getByRole('button', { name: 'Use it in the lessons' }).click()
    await page.getByRole('button', { name: 'The lessons use it' }).waitFor()

    await openLesson(page, 'external-image')
    await runInTerminal(page, 'docker build -t mine .')
    await expect.poll(() => terminalText(page), { timeout: 60_000 }).toContain('naming to docker.io/library/mine')
    await runInTerminal(page, 'clear')
    await runInTerminal(page, 'docker run --rm mine cat /usr/share/nginx/html/index.html')
    await expect.poll(() => terminalText(page), { timeout: 30_000 }).toContain('built by the stand-in')
    await page.getByRole('tab', { name: 'Result' }).click()
    await page.locator('[data-kind="measured"]').first().waitFor({ timeout: 20_000 })
    expect(others(complaints)).toEqual([])
  },
)

test.skipIf(missing)(
  'a host that never answers ends in the reason and another try, and the lesson goes on',
  async () => {
    await fetch(`${host}/mode/silent`)
    try {
      const { page, complaints } = await newDevice()
      await openLesson(page, 'external-image')
      await page.goto('/runtime/')
      await page.getByRole('button', { name: 'Start the Node runtime' }).click()
      const trouble = page.getByRole('alert').filter({ hasText: 'did not answer within 20 seconds' })
      await trouble.waitFor({ timeout: 30_000 })
      expect(await trouble.innerText()).toMatch(/lessons go on without it/)
      await fetch(`${host}/mode/answers`)
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByRole('button', { name: 'npm run build' }).waitFor({ timeout: 25_000 })
      await page.getByRole('link', { name: 'Back to the lesson' }).click()
      await page.waitForURL('**/lessons/external-image/')
      await runInTerminal(page, 'docker build -t mine .')
      await expect.poll(() => terminalText(page), { timeout: 60_000 }).toContain('naming to docker.io/library/mine')
      expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false)
      expect(others(complaints)).toEqual([])
    } finally {
      await fetch(`${host}/mode/answers`)
    }
  },
)

test.skipIf(missing)('a page that is not isolated says so, and starts nothing', async () => {
  const { page } = await newDevice()
  await page.route('**/runtime/', async (route) => {
    const answer = await route.fetch()
    const { 'cross-origin-embedder-policy': _, ...headers } = answer.headers()
    await route.fulfill({ response: answer, headers })
  })
  await page.goto('/runtime/')
  await page.locator('[data-unmet="isolated"]').waitFor()
  expect(await page.getByText('Cross-Origin-Embedder-Policy: require-corp').isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Start the Node runtime' }).count()).toBe(0)
})
