/** A lesson on the big screen, its notes in a second window, and on paper. */
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'

afterAll(closeBrowser)

const LESSON = '/present/nginx-stage/'
const heading = (page: Page) => page.locator('#present-slides h2:visible')

test.skipIf(browserMissing)(
  'a clicker shows one part after another, the notes follow in their window, and lead as well',
  async () => {
    const { page, complaints } = await newDevice()
    await page.goto(LESSON)
    await page.locator('[data-awake="true"]').waitFor()
    const [notes] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Speaker notes (S)' }).click(),
    ])
    await notes.getByText('The heart of the course.').waitFor()
    await page.keyboard.press('PageDown')
    const parts = page.locator('[data-shown="true"] [data-part="shown"]')
    expect(await parts.count()).toBe(0)
    await page.keyboard.press('PageDown')
    expect(await parts.count()).toBe(1)
    await notes.getByText('· part 1 of 2').waitFor()
    await page.keyboard.press('n')
    await notes.getByRole('heading', { name: 'Carrying things across' }).waitFor()
    await notes.keyboard.press('n')
    await heading(page).getByText('Serve the site from nginx').waitFor()
    await notes.getByRole('button', { name: 'Dark screen' }).click()
    await page.getByText('Any key brings it back').waitFor()
    await page.keyboard.press('PageDown')
    await heading(page).getByText('Serve the site from nginx').waitFor()
    await page.close()
    await notes.getByText('No presentation of this lesson is open').waitFor()
    expect(complaints).toEqual([])
  },
)

test.skipIf(browserMissing)(
  'the live editor keeps its keys; the verdict and the fitting hints stand on the slide; a reload finds the slide again',
  async () => {
    const { page, context } = await newDevice()
    await page.goto(`${LESSON}#second-stage`)
    const open = page.locator('[data-check="nginx-image"][data-status="fail"]')
    await open.waitFor({ timeout: 60_000 })
    await page.keyboard.press('PageDown')
    await page.locator('[data-hint]').getByText('The last stage is still the one with Node.').waitFor()
    await page.locator('.monaco-editor .view-lines').first().click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type('\nFROM nginx:alpine\n# b n ? f h.', { delay: 2 })
    for (const key of ['PageUp', 'Home', 'End', 'ArrowRight', 'Space', 'Escape']) await page.keyboard.press(key)
    await page.locator('[data-check="nginx-image"][data-status="pass"]').waitFor()
    expect(await heading(page).innerText()).toBe('Serve the site from nginx')
    await page.getByRole('tab', { name: 'Stages' }).click()
    await page
      .getByRole('tabpanel', { name: 'Stages' })
      .getByText('builder')
      .filter({ visible: true })
      .first()
      .waitFor()
    await page.reload()
    await page.locator('[data-check="nginx-image"][data-status="pass"]').waitFor({ timeout: 60_000 })
    expect(await heading(page).innerText()).toBe('Serve the site from nginx')
    // The learner's own work in the course knows nothing of it.
    const learner = await context.newPage()
    await learner.goto('/lessons/nginx-stage/')
    await learner.locator('[data-check="nginx-image"][data-status="fail"]').waitFor({ timeout: 60_000 })
    expect(await learner.content()).not.toContain('The heart of the course')
    expect(await page.content()).not.toContain('The heart of the course')
  },
)

test.skipIf(browserMissing)(
  'it prints as a hand-out without notes, and as a script with notes, hints and solution',
  async () => {
    const { page } = await newDevice()
    await page.goto(LESSON)
    await page.locator('[data-awake="true"]').waitFor()
    await page.emulateMedia({ media: 'print' })
    for (const title of ['Carrying things across', 'Serve the site from nginx', 'What came of it'])
      expect(await page.getByRole('heading', { name: title }).isVisible()).toBe(true)
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
    await page.goto(`${LESSON}hand-out/`)
    expect(await page.getByRole('main').innerText()).not.toMatch(
      /heart of the course|conf\.d\/default\.conf\n.*COPY --from/,
    )
    await page.goto(`${LESSON}script/`)
    const script = await page.getByRole('main').innerText()
    for (const words of [
      'The heart of the course',
      '17 minutes planned',
      'Begin it with FROM nginx:alpine',
      'A solution',
    ])
      expect(script).toContain(words)
  },
)

test.skipIf(browserMissing)('whoever opened one presentation has all of them without a network', async () => {
  const { page, context } = await newDevice({ serviceWorkers: 'allow' })
  await page.goto(LESSON)
  const kept = () =>
    page.evaluate(async () => Boolean(await globalThis.caches.match('/present/why-multi-stage/script/')))
  await expect.poll(kept, { timeout: 90_000 }).toBe(true)
  await context.setOffline(true)
  await page.goto('/present/one-dockerfile/notes/')
  await page.getByText('The last lesson closes the circle').waitFor()
  await page.goto('/present/one-dockerfile/')
  await page.keyboard.press('PageDown')
  await page.locator('.monaco-editor').first().waitFor({ state: 'attached', timeout: 60_000 })
})
