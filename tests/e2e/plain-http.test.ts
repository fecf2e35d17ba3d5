/** A room without HTTPS: the site at a name that is not localhost, so that the browser calls it no secure context. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { browserMissing, site } from './browser.ts'
import { editorText, expectPassed, openLesson, typeFile } from './learner.ts'

const LESSON = fileURLToPath(new URL('../../content/lessons/09-nginx-stage/', import.meta.url))
const SOLUTION = readFileSync(`${LESSON}solution/Dockerfile`, 'utf8')
const NAME = 'stagecraft-room.test'
const address = site?.replace('localhost', NAME)
let browser: Browser | undefined

beforeAll(async () => {
  if (browserMissing) return
  browser = await chromium.launch({
    executablePath: inject('browser')!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
    headless: true,
  })
})

afterAll(() => browser?.close())

async function newPage(): Promise<{ page: Page; uncaught: string[] }> {
  const context = await browser!.newContext({ baseURL: address!, viewport: { width: 1440, height: 900 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const uncaught: string[] = []
  page.on('pageerror', (error) => uncaught.push(error.message))
  return { page, uncaught }
}

test.skipIf(browserMissing)('over plain HTTP a lesson is passed, saved, copied and taken home', async () => {
  const { page, uncaught } = await newPage()
  await openLesson(page, 'nginx-stage')
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  await typeFile(page, 'Dockerfile', SOLUTION)
  await expectPassed(page)
  await page.getByRole('button', { name: /^Saved/ }).waitFor()
  await page.reload()
  await expectPassed(page)
  expect(await editorText(page)).toContain('FROM nginx:alpine')
  const packed = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download repository' }).first().click()
  expect((await packed).suggestedFilename()).toBe('starter-react-app.zip')
  await page.goto('/starter/')
  await page.getByRole('button', { name: 'Copy' }).first().click()
  await page.getByText('Copied').waitFor()
  expect(uncaught).toEqual([])
})

test.skipIf(browserMissing)('what needs HTTPS says so', async () => {
  const { page, uncaught } = await newPage()
  await openLesson(page, 'nginx-stage')
  await page.getByRole('button', { name: /your work/ }).click()
  await page.getByText('use without a network and writing a folder need HTTPS').waitFor()
  await page.keyboard.press('Escape')
  await typeFile(page, 'Dockerfile', SOLUTION)
  await expectPassed(page)
  await page.getByRole('tab', { name: 'Preview' }).click()
  await page.getByText(/opened over plain HTTP/).waitFor()
  expect(uncaught).toEqual([])
})

test.skipIf(browserMissing)('a room is opened and joined over plain HTTP', async () => {
  const teacher = await newPage()
  await teacher.page.goto('/room/')
  await teacher.page.getByRole('button', { name: 'Open the room' }).click()
  const code = (await teacher.page.locator('[data-code]').innerText()).trim()
  const learner = await newPage()
  await learner.page.goto(`/join/#${code}`)
  await learner.page.getByLabel('Your name in the room').fill('Ada')
  await learner.page.getByRole('button', { name: 'Join', exact: true }).click()
  await learner.page.getByRole('heading', { name: 'You are in' }).waitFor()
  await teacher.page.locator('[data-member="Ada"]').waitFor()
  expect([...teacher.uncaught, ...learner.uncaught]).toEqual([])
})
