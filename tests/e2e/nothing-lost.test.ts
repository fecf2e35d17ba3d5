/** Nothing is lost: what was typed survives reloads, killed tabs, a second tab, a full disk, and a browser that saves nothing. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { editorText, openFile, openLesson, ready, typeFile } from './learner.ts'

afterAll(closeBrowser)

const LESSON = 'development-dockerfile'
const TEXT = 'FROM node:22-alpine\n# mine, typed key by key\n'

test.skipIf(browserMissing)('a reload in the middle of a lesson gives the text back, and asks nobody', async () => {
  const { page, complaints } = await newDevice()
  await openLesson(page, LESSON)
  await typeFile(page, 'Dockerfile', TEXT)
  await page.reload()
  await ready(page)
  expect(await editorText(page)).toBe(TEXT)
  expect(complaints).toEqual([])
})

test.skipIf(browserMissing)('a tab that is killed while typing loses not one keystroke', async () => {
  const { context, page } = await newDevice()
  await openLesson(page, LESSON)
  await openFile(page, 'Dockerfile')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('FROM node:22-alpine\nWORKDIR /typed-to-the-last-key')
  // The page's process crashes: no unload event, no time to save.
  const crashed = page.waitForEvent('crash')
  page.goto('chrome://crash').catch(() => undefined)
  await crashed
  const next = await context.newPage()
  await openLesson(next, LESSON)
  expect(await editorText(next)).toBe('FROM node:22-alpine\nWORKDIR /typed-to-the-last-key')
})

test.skipIf(browserMissing)('two tabs that edit one file keep both versions and offer a choice', async () => {
  const { context, page } = await newDevice()
  await openLesson(page, LESSON)
  await typeFile(page, 'Dockerfile', 'FROM node:22-alpine\n# before\n')
  await saved(page)
  const other = await context.newPage()
  await openLesson(other, LESSON)
  await Promise.all([replace(page, 'FROM the-first-tab'), replace(other, 'FROM the-second-tab')])
  await expect
    .poll(async () => Math.min(await offers(page), await offers(other)), { timeout: 15_000 })
    .toBeGreaterThan(0)
  const everything = await exported(page)
  expect(everything).toContain('FROM the-first-tab')
  expect(everything).toContain('FROM the-second-tab')
  await page.keyboard.press('Escape')
  const mine = await editorText(page)
  await page.getByRole('button', { name: 'Use the other version' }).first().click()
  await expect.poll(() => editorText(page)).not.toBe(mine)
})

test.skipIf(browserMissing)('a full disk is said at once, the text stays, and an export holds it', async () => {
  const { page } = await newDevice()
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    }
  })
  await openLesson(page, LESSON)
  await typeFile(page, 'Dockerfile', TEXT)
  await page.getByText('The disk is full').waitFor({ timeout: 15_000 })
  expect(await editorText(page)).toBe(TEXT)
  expect(await exported(page)).toContain('mine, typed key by key')
})

test.skipIf(browserMissing)('a browser that saves nothing is said so, and the course works on', async () => {
  const { page } = await newDevice()
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Storage is blocked', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Storage is blocked', 'SecurityError')
      },
    })
  })
  await openLesson(page, LESSON)
  await typeFile(page, 'Dockerfile', TEXT)
  await page.getByText('does not let Stagecraft save anything').waitFor({ timeout: 15_000 })
  expect(await editorText(page)).toBe(TEXT)
  expect(await exported(page)).toContain('mine, typed key by key')
})

test.skipIf(browserMissing)('work saved by an older release is brought up to date', async () => {
  const { page } = await newDevice()
  await page.goto('/glossary/')
  await store(page, {
    version: 1,
    files: { Dockerfile: 'FROM node:20-alpine\n# of an older release\n' },
    progress: { 'why-multi-stage': 'passed' },
  })
  await openLesson(page, LESSON)
  expect(await editorText(page)).toContain('# of an older release')
  await page.goto('/')
  await page.getByText('1 of 21 done').waitFor()
})

test.skipIf(browserMissing)('work saved by a newer release is left untouched, and said so', async () => {
  const { page } = await newDevice()
  await page.goto('/glossary/')
  await store(page, { version: 99, whatever: true })
  await page.goto(`/lessons/${LESSON}/`)
  await page.getByText('saved by a newer release').waitFor({ timeout: 20_000 })
  expect(await stored(page)).toEqual({ version: 99, whatever: true })
})

test.skipIf(browserMissing)(
  'an export of everything, imported on another device, brings the work and the progress along',
  async () => {
    const first = await newDevice()
    await openLesson(first.page, LESSON)
    await typeFile(first.page, 'Dockerfile', TEXT)
    const file = await exported(first.page)
    const second = await newDevice()
    await openLesson(second.page, LESSON)
    await second.page.getByRole('button', { name: /your work, export and import/ }).click()
    await second.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'stagecraft.json', mimeType: 'application/json', buffer: Buffer.from(file) })
    await second.page.getByText('Everything from the file is here now.').waitFor()
    await second.page.keyboard.press('Escape')
    await expect.poll(() => editorText(second.page)).toBe(TEXT)
  },
)

async function saved(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Saved\s*:/ }).waitFor({ timeout: 15_000 })
}

/** Both tabs type over the whole text at the same time. */
async function replace(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text, { delay: 10 })
}

function offers(page: Page): Promise<number> {
  return page.getByText('There are two versions of Dockerfile.').count()
}

/** Exports everything by the menu and gives the file's text. */
async function exported(page: Page): Promise<string> {
  await page.getByRole('button', { name: /your work, export and import/ }).click()
  const everything = page.locator('#your-work').getByRole('button', { name: 'Export everything' })
  const [file] = await Promise.all([page.waitForEvent('download'), everything.click()])
  return readFileSync(await file.path(), 'utf8')
}

/** Puts a document where the session is saved, as another release would have left it. */
function store(page: Page, session: unknown): Promise<void> {
  return page.evaluate(
    (document) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('stagecraft', 1)
        open.onupgradeneeded = () => open.result.createObjectStore('sessions')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const write = open.result.transaction('sessions', 'readwrite')
          write.objectStore('sessions').put({ revision: 7, session: document }, 'current')
          write.oncomplete = () => {
            open.result.close()
            resolve()
          }
        }
      }),
    session,
  )
}

function stored(page: Page): Promise<unknown> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('stagecraft', 1)
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const read = open.result.transaction('sessions').objectStore('sessions').get('current')
          read.onsuccess = () => resolve(read.result.session)
        }
      }),
  )
}
