/** What the editor offers beside the text: suggestions that alter nothing, a sentence on hover, rules with a page. */
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { editorText, openFile, openLesson, typeFile } from './learner.ts'

afterAll(closeBrowser)

const LESSON = 'nginx-conf'

test.skipIf(browserMissing)('suggestions come when asked for; Enter is a new line, Tab takes one', async () => {
  const { page, complaints } = await newDevice()
  await openLesson(page, LESSON)
  await typeFile(page, 'nginx.conf', 'server {\nlis')
  const list = page.locator('.suggest-widget.visible .monaco-list-row')
  await page.keyboard.press('Control+Space')
  await list.first().waitFor()
  expect(await list.first().innerText()).toContain('listen')
  await page.keyboard.press('Enter')
  expect((await editorText(page)).trimEnd()).toMatch(/lis$/)
  await typeFile(page, 'nginx.conf', 'server {\nlis')
  await page.keyboard.press('Control+Space')
  await list.first().waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => editorText(page)).toMatch(/listen$/)
  expect(complaints).toEqual([])
})

test.skipIf(browserMissing)('a directive says in a sentence what it does', async () => {
  const { page } = await newDevice()
  await openLesson(page, LESSON)
  await openFile(page, 'nginx.conf')
  await page
    .locator('.view-line span', { hasText: /^root$/ })
    .first()
    .hover()
  const link = page.locator('.monaco-hover a').first()
  await link.waitFor()
  expect(await page.locator('.monaco-hover').first().innerText()).toContain('nginx.org')
})

test.skipIf(browserMissing)('a remark on nginx.conf leads to its page', async () => {
  const { context, page } = await newDevice()
  await openLesson(page, LESSON)
  await typeFile(page, 'nginx.conf', 'server {\nlisten 80;\nroot /usr/share/nginx/html;\ngzip on;\n}\n')
  await page.getByRole('tab', { name: /^Problems/ }).click()
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'stagecraft/nginx-gzip-without-types' }).click()
  const rule = await opened
  await rule.getByRole('heading', { level: 1, name: 'gzip without the types that matter' }).waitFor()
})

test.skipIf(browserMissing)('the list of rules names Docker’s twenty-two and ours', async () => {
  const { page, complaints } = await newDevice()
  await page.goto('/rules/')
  expect(await page.locator('a[href^="https://docs.docker.com/go/dockerfile/rule/"]').count()).toBe(22)
  expect(await page.locator('main a[href^="/rules/nginx-"]').count()).toBe(11)
  expect(complaints).toEqual([])
})
