/** After the first visit the network is not needed; a new version waits for the learner. */
import type { Page } from 'playwright-core'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice, site } from './browser.ts'
import { editorText, expectPassed, openLesson, ready, typeFile } from './learner.ts'
import { NEXT_VERSION, serveVersions } from './versions.ts'

afterAll(closeBrowser)

const NAMED = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package*.json ./
RUN npm install --silent --only=prod
COPY . .
RUN npm run build
`

test.skipIf(browserMissing)(
  'without a network a lesson reloads with its text, is judged, and the next one opens by its link',
  async () => {
    const { context, page, complaints } = await newDevice({ serviceWorkers: 'allow' })
    await openLesson(page, 'name-the-stage')
    await typeFile(page, 'Dockerfile', '# half')
    await kept(page)
    await context.setOffline(true)
    await page.reload()
    await ready(page)
    expect(await editorText(page)).toBe('# half')
    await typeFile(page, 'Dockerfile', NAMED)
    await expectPassed(page)
    await page.locator('a[rel="next"]').click()
    await page.waitForURL('**/lessons/nginx-stage/')
    await ready(page)
    expect(await editorText(page)).toBe(NAMED)
    await page.goto('/glossary/')
    await page.getByRole('heading', { name: 'Glossary' }).waitFor()
    await page.goto('/rules/latest-tag/')
    await page.goto('/never-heard-of/')
    await page.getByRole('heading', { name: 'This page needs the network' }).waitFor()
    expect(complaints).toEqual([])
  },
)

test.skipIf(browserMissing)(
  'a new version that arrives while something is typed waits, says so, and loses nothing',
  async () => {
    const other = await serveVersions(site!)
    onTestFinished(other.close)
    const { page } = await newDevice({ baseURL: other.address, serviceWorkers: 'allow' })
    await openLesson(page, 'name-the-stage')
    await typeFile(page, 'Dockerfile', '# before')
    await kept(page)
    const version = (await pageCaches(page))[0]
    other.publish()
    await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())?.update())
    await page.keyboard.type(' and after', { delay: 40 })
    await page.getByText('A new version of Stagecraft is ready.').waitFor({ timeout: 60_000 })
    await page.keyboard.type(', and on')
    expect(await editorText(page)).toBe('# before and after, and on')
    expect(await pageCaches(page)).toContain(version)
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Reload now' }).click()])
    await ready(page)
    expect(await editorText(page)).toBe('# before and after, and on')
    await expect.poll(() => pageCaches(page), { timeout: 60_000 }).toEqual([`stagecraft pages ${NEXT_VERSION}`])
  },
)

test.skipIf(browserMissing)('the site can be installed: a manifest with icons that exist', async () => {
  const { page } = await newDevice({ serviceWorkers: 'allow' })
  await page.goto('/')
  const address = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = (await (await fetch(new URL(address!, site))).json()) as {
    readonly start_url: string
    readonly icons: readonly { readonly src: string; readonly purpose?: string }[]
  }
  expect((await fetch(new URL(manifest.start_url, site))).status).toBe(200)
  for (const { src } of manifest.icons) expect((await fetch(new URL(src, site))).status).toBe(200)
  expect(manifest.icons.map((icon) => icon.purpose)).toContain('maskable')
})

/** Everything is on the device, and the page is the service worker's. */
async function kept(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          return registration?.active?.state === 'activated' && navigator.serviceWorker.controller !== null
        }),
      { timeout: 90_000 },
    )
    .toBe(true)
  await expect
    .poll(
      () =>
        page.evaluate(async () =>
          Boolean(await globalThis.caches.match('/lessons/nginx-stage/?payload', { ignoreVary: true })),
        ),
      {
        timeout: 90_000,
      },
    )
    .toBe(true)
}

/** Names of the caches that hold a version's pages. */
function pageCaches(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () =>
    (await globalThis.caches.keys()).filter((name) => name.startsWith('stagecraft pages')),
  )
}
