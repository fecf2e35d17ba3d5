/** Looking into the image and trying out the cache, as a learner does on a lesson page. */
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'

afterAll(closeBrowser)

async function openPanel(page: Page, name: 'image' | 'cache'): Promise<void> {
  await page.goto(`/lessons/external-image/?panel=${name}`, { timeout: 120_000 })
  await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
}

test.skipIf(browserMissing)(
  'a layer is chosen, its files walked by keyboard, a file searched and explained back to the line that made it',
  async () => {
    const { page, complaints } = await newDevice({ reducedMotion: 'reduce' })
    await openPanel(page, 'image')
    await page.getByRole('radio', { name: /COPY nginx\.conf/ }).check()
    const tree = page.getByRole('tree', { name: 'What this layer changed' })
    await tree.getByRole('treeitem', { name: /default\.conf/ }).waitFor()
    await tree.focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    const why = page.getByRole('region', { name: 'Why is this file here?' })
    await why.getByText('nginx.conf', { exact: true }).waitFor()

    await page.getByRole('radio', { name: /The whole image/ }).check()
    await page.getByRole('searchbox', { name: 'Search files' }).fill('html/assets/index')
    await page.getByRole('button', { name: /\/html\/assets\/index.*\.js / }).click()
    await why.getByText('RUN npm run build').waitFor()
    expect(await why.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringContaining('COPY --from=builder'),
      expect.stringContaining('Written by this command'),
    ])
    await why.getByRole('button', { name: /RUN npm run build/ }).click()
    await expect
      .poll(() => page.locator('.monaco-editor .line-numbers.active-line-number').first().innerText())
      .toBe('6')
    expect(complaints).toEqual([])
  },
  180_000,
)

test.skipIf(browserMissing)(
  'an edit of src/App.jsx is tried out: which steps run again, and why; in a worse order the install does too',
  async () => {
    const { page, complaints } = await newDevice({ reducedMotion: 'reduce' })
    await openPanel(page, 'cache')
    await page.getByRole('button', { name: 'Edit src/App.jsx' }).press('Enter')
    const own = page.getByRole('region', { name: 'Your Dockerfile' })
    await own.getByRole('listitem').filter({ hasText: 'COPY . .' }).getByText('src/App.jsx').waitFor()
    const install = (where: typeof own) => where.getByRole('listitem').filter({ hasText: 'RUN npm ci' })
    expect(await install(own).innerText()).toContain('cached')

    await page.getByLabel('Beside it').selectOption('copy')
    const copy = page.getByRole('textbox', { name: /Edit this copy/ })
    const text = await copy.inputValue()
    await copy.fill(text.replace('COPY package.json package-lock.json ./', 'COPY . .'))
    const other = page.getByRole('region', { name: 'Your copy' })
    await install(other).getByText('runs again').waitFor()
    expect(await install(own).innerText()).toContain('cached')
    expect(complaints).toEqual([])
  },
  180_000,
)
