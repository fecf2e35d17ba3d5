/** A teacher and five learners, each in a browser of their own, at a plain-HTTP address; the server dies in the middle. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as inFolder } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { browserMissing } from './browser.ts'
import { type RunningServer, startServer } from './room-server.ts'

/** Phones have the plain editor: five of Monaco would be a test of this machine. */
const PHONE: BrowserContextOptions = { viewport: { width: 412, height: 860 }, hasTouch: true, isMobile: true }
const NAMES = ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve'] as const
const HALF = `FROM node:22-alpine
WORKDIR /app
COPY package*.json ./
RUN npm install --silent --only=prod
COPY . .
RUN npm run build
`
const NAMED = HALF.replace('alpine\n', 'alpine AS builder\n')

/** No secure context: neither localhost nor HTTPS. The browser is told where it is. */
const HOST = 'room.test'
const folder = mkdtempSync(inFolder(tmpdir(), 'stagecraft-room-'))

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  if (browserMissing) return
  server = await startServer({ STAGECRAFT_DATA: folder })
  browser = await chromium.launch({
    executablePath: inject('browser')!,
    args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

async function device(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: `http://${HOST}:${new URL(server.site).port}`,
    acceptDownloads: true,
    ...options,
  })
  return context.newPage()
}

const strip = (page: Page) => page.getByRole('region', { name: 'Room', exact: true })

async function join(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`/join/#${code}`)
  await page.getByLabel('Your name in the room').fill(name)
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await page.getByRole('heading', { name: 'You are in' }).waitFor()
}

/** Opens a lesson and waits for the room's row and the first verdict. */
async function begin(page: Page, lesson: string): Promise<void> {
  await page.goto(`/lessons/${lesson}/`)
  await page.locator('[data-room-strip][data-line="open"]').waitFor({ timeout: 60_000 })
  await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
}

async function write(page: Page, text: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Parts of the lesson' })
    .getByRole('button', { name: /^Files/ })
    .click()
  await page.locator('textarea[data-path="Dockerfile"]').fill(text)
}

function count(board: Page, check: string, standing: string) {
  return board.locator(`[data-check="${check}"] [data-standing="${standing}"][data-some]`)
}

test.skipIf(browserMissing)(
  'a room from beginning to end: join, work, stuck, hand, follow, a file taken, the server killed and back, export',
  async () => {
    const board = await device({ viewport: { width: 1440, height: 1000 } })
    await board.clock.install()
    await board.goto('/room/')
    expect(await board.evaluate(() => window.isSecureContext)).toBe(false)
    await board.getByLabel('Title').fill('Tuesday')
    await bearable(board)
    await board.getByRole('button', { name: 'Open the room' }).click()
    const code = (await board.locator('[data-code]').innerText()).trim()
    await board.getByRole('img', { name: /QR code of .*\/join\/#/ }).waitFor()

    const pages = await Promise.all(NAMES.map(() => device(PHONE)))
    const [ada, bob, cleo, dora, eve] = pages as [Page, Page, Page, Page, Page]
    await Promise.all(pages.map((page, index) => join(page, code, NAMES[index]!)))
    await board.getByText('5 learners').waitFor()
    await Promise.all(pages.map((page) => begin(page, 'name-the-stage')))
    await board.getByText('5 learners here').waitFor()

    await write(ada, NAMED)
    await expect.poll(() => count(board, 'builder', 'pass').innerText(), { timeout: 20_000 }).toBe('1')
    await write(bob, HALF.replace('alpine\n', 'alpine AS bilder\n'))
    await board.locator('[data-commonest]').getByText('The first stage is called bilder.').waitFor({ timeout: 20_000 })
    await board.locator('[data-commonest] details').evaluate((details) => details.setAttribute('open', ''))
    await board
      .getByRole('button', { name: /^Announce ?:/ })
      .first()
      .click()
    await strip(eve).getByText('Announcement:').waitFor({ state: 'attached' })

    await strip(cleo).getByRole('button', { name: 'Raise hand' }).click()
    await board.getByRole('button', { name: /^Answered ?: Cleo/ }).click()
    await strip(cleo).getByRole('button', { name: 'Raise hand' }).waitFor()
    await board.getByLabel('Minutes').fill('5')
    await board.getByRole('button', { name: 'Start' }).click()
    await strip(dora).getByText('A timer runs:').waitFor({ state: 'attached' })

    const follow = board.getByRole('button', { name: 'Bring the room here' })
    await board.getByRole('combobox', { name: 'Lesson', exact: true }).selectOption('name-the-stage')
    await follow.click()
    await strip(eve).getByRole('button', { name: 'Explore freely' }).click()
    await strip(eve).getByText('You explore freely.').waitFor()
    await board.getByText('1 explores freely.').waitFor()
    await board.getByRole('combobox', { name: 'Lesson', exact: true }).selectOption('nginx-stage')
    await board.getByLabel('Step').selectOption('second-stage')
    await follow.click()
    await Promise.all([ada, bob, cleo, dora].map((page) => page.waitForURL('**/lessons/nginx-stage/#second-stage')))
    expect(eve.url()).toContain('/lessons/name-the-stage/')

    await board.getByLabel('What it is').selectOption('lines')
    await board.getByRole('textbox', { name: 'Text', exact: true }).fill('FROM nginx:alpine')
    await board.getByRole('button', { name: 'Send', exact: true }).click()
    await strip(dora).getByRole('button', { name: 'See the difference' }).click()
    await dora.getByRole('button', { name: 'Take all of it' }).click()
    await board.getByText('taken by 1 learner').waitFor()
    await expect
      .poll(() => dora.locator('textarea[data-path="Dockerfile"]').inputValue())
      .toMatch(/npm run build\n\nFROM nginx:alpine\n$/)

    await bearable(board)
    await bearable(dora)

    // A learner's code is seen only when shown.
    expect(await board.getByText('See the code').count()).toBe(0)
    await strip(bob).getByRole('button', { name: 'More of the room' }).click()
    await bob.getByRole('button', { name: 'Show my code' }).click()
    await bob.keyboard.press('Escape')
    await board.getByRole('button', { name: 'See the code of Bob' }).click()
    await board.getByText('AS bilder').waitFor()
    await board.keyboard.press('Escape')

    await server.kill()
    await strip(ada).getByText('The room does not answer').waitFor({ timeout: 20_000 })
    await strip(cleo).getByRole('button', { name: 'Raise hand' }).click()
    await write(eve, NAMED)
    await expect.poll(() => eve.locator('[data-check]:not([data-status="pass"])').count(), { timeout: 20_000 }).toBe(0)
    server = await startServer({ STAGECRAFT_DATA: folder, PORT: new URL(server.site).port })
    await board.getByRole('button', { name: /^Answered ?: Cleo/ }).waitFor({ timeout: 30_000 })
    await expect.poll(() => count(board, 'builder', 'pass').innerText(), { timeout: 30_000 }).toBe('2')
    await expect.poll(() => waitingIn(eve), { timeout: 20_000 }).toBe(0)
    await board.reload()
    await board.getByText('5 learners').waitFor()
    await expect.poll(() => count(board, 'builder', 'pass').innerText(), { timeout: 20_000 }).toBe('2')

    // Three minutes without a pass is stuck; nobody waits that long here, the teacher's clock is put forward.
    await board.clock.fastForward('04:00')
    await board.locator('section:has(> #stuck)').getByText('Bob').first().waitFor({ timeout: 20_000 })

    const [csv] = await Promise.all([
      board.waitForEvent('download'),
      board.getByRole('button', { name: 'Export as CSV' }).click(),
    ])
    const table = readFileSync(await csv.path(), 'utf8')
    expect(table).toContain('"Eve","name-the-stage","builder","pass"')

    await board.getByRole('button', { name: 'Remove Eve' }).click()
    await board.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await strip(eve).getByText('Your teacher took you out of the room.').waitFor()
    await strip(eve).getByRole('button', { name: 'Close' }).click()
    await board.getByRole('button', { name: 'Lock: nobody else joins' }).click()
    await board.getByRole('button', { name: /^Unlock/ }).waitFor()
    const late = await device()
    await late.goto(`/join/#${code}`)
    await late.getByLabel('Your name in the room').fill('Late')
    await late.getByRole('button', { name: 'Join', exact: true }).click()
    await late
      .getByRole('alert')
      .filter({ hasText: /locked/i })
      .waitFor()

    // Whoever joined none asks for nothing of it.
    const asked: string[] = []
    late.on('request', (request) => asked.push(request.url()))
    await late.goto('/lessons/name-the-stage/', { waitUntil: 'networkidle' })
    expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
    expect(await strip(late).count()).toBe(0)
  },
  150_000,
)

/** axe, in the light and in the dark. */
async function bearable(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
    expect(found, page.url()).toEqual([])
  }
}

/** How much waits to be sent on this device. */
function waitingIn(page: Page): Promise<number> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('stagecraft.room-out')).length)
}
