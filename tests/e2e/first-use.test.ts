/** The first minute: typing before any script is there, Monaco taking over, the keyboard alone, a phone. */
import type { Page, Route } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { editorText, expectPassed, openLesson, ready, typeFile } from './learner.ts'

afterAll(closeBrowser)

const NAMED = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package*.json ./
RUN npm install --silent --only=prod
COPY . .
RUN npm run build
`

test.skipIf(browserMissing)(
  'what is typed before any script arrives stays, and Monaco goes on at the caret without losing a key',
  async () => {
    const { page, complaints } = await newDevice()
    const scripts = await holdScripts(page)
    await page.goto('/lessons/nginx-stage/', { waitUntil: 'commit' })
    const area = page.locator('textarea[data-path]')
    await area.click()
    const before = await area.inputValue()
    await page.keyboard.press('ControlOrMeta+Home')
    await page.keyboard.type('# before the scripts\n# ')
    expect(await area.inputValue()).toBe(`# before the scripts\n# ${before}`)
    await scripts.release()
    const meanwhile = 'while the editor is on its way, and when it has come, key by key'
    await page.keyboard.type(meanwhile, { delay: 40 })
    await ready(page)
    await page.keyboard.type('.')
    expect(await editorText(page)).toBe(`# before the scripts\n# ${meanwhile}.${before}`)
    expect(await page.getByText('You come from an earlier lesson').count()).toBe(0)
    expect(complaints).toEqual([])
  },
)

test.skipIf(browserMissing)('a returning learner’s text stands in the editor before any script arrives', async () => {
  // A worker would hand out the scripts that are to be held.
  const { page } = await newDevice()
  await openLesson(page, 'name-the-stage')
  await typeFile(page, 'Dockerfile', '# mine')
  await page.getByRole('button', { name: /^Saved\s*:/ }).waitFor({ timeout: 15_000 })
  const scripts = await holdScripts(page)
  await page.reload({ waitUntil: 'commit' })
  const area = page.locator('textarea[data-path]')
  await area.click()
  expect(await area.inputValue()).toBe('# mine')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(', and more')
  await scripts.release()
  await ready(page)
  expect(await editorText(page)).toBe('# mine, and more')
})

test.skipIf(browserMissing)('Monaco waits for a word that is being composed', async () => {
  const { context, page } = await newDevice()
  const scripts = await holdScripts(page)
  await page.goto('/lessons/nginx-stage/', { waitUntil: 'commit' })
  const area = page.locator('textarea[data-path]')
  await area.click()
  await page.keyboard.press('ControlOrMeta+A')
  const keyboard = await context.newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'すし', selectionStart: 2, selectionEnd: 2 })
  await scripts.release()
  await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(1500)
  expect(await area.inputValue()).toBe('すし')
  await keyboard.send('Input.insertText', { text: '寿司' })
  await ready(page)
  expect(await editorText(page)).toBe('寿司')
})

test.skipIf(browserMissing)('a whole lesson by keyboard alone, and a screen reader hears the verdict', async () => {
  const { page } = await newDevice()
  await page.goto('/')
  await tabTo(page, 'main a[href="/lessons/name-the-stage/"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lessons/name-the-stage/')
  await ready(page)
  await page.keyboard.press('Alt+2')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(NAMED, { delay: 2 })
  await expectPassed(page)
  const said = page.locator('[role="status"][data-announcement]')
  await expect.poll(() => said.innerText(), { timeout: 10_000 }).toBe('All checks of this lesson pass.')
  await page.keyboard.press('Alt+1')
  await tabTo(page, 'a[rel="next"]')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/lessons/nginx-stage/')
})

test.skipIf(browserMissing)('a lesson is done on a phone, in the plain editor', async () => {
  const { page, complaints } = await newDevice({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await page.goto('/lessons/name-the-stage/')
  await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
  const parts = page.getByRole('navigation', { name: 'Parts of the lesson' })
  await parts.getByRole('button', { name: /^Files/ }).tap()
  const area = page.locator('textarea[data-path]')
  await area.tap()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(NAMED)
  await expectPassed(page)
  await parts.getByRole('button', { name: /^Lesson/ }).tap()
  await page.getByText('Task done').first().waitFor()
  expect(await page.locator('.monaco-editor').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await page.locator('a[rel="next"]').tap()
  await page.waitForURL('**/lessons/nginx-stage/')
  expect(complaints).toEqual([])
})

/** Holds every script of the page back until released. */
async function holdScripts(page: Page): Promise<{ release(): Promise<void> }> {
  const held: Route[] = []
  let holding = true
  await page.route('**/_next/static/chunks/*.js', (route) => (holding ? void held.push(route) : route.continue()))
  return {
    async release() {
      holding = false
      for (const route of held) await route.continue()
    },
  }
}

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`Tab does not reach ${selector}`)
}
