/** A course on another stack, served while its author works on it: finished by a learner, and mended after a mistake. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../bin/free-port.mjs'
import { browserMissing, closeBrowser, openBrowser } from './browser.ts'
import { expectPassed, openLesson, typeFile } from './learner.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const SECOND = join(project, 'tests', 'second-course')
const folder = mkdtempSync(join(tmpdir(), 'stagecraft-course-'))
/** The development server makes a page when it is first asked for. */
const PATIENT = { timeout: 120_000 }
let server: ChildProcess | undefined
let site = ''

beforeAll(async () => {
  if (browserMissing) return
  cpSync(SECOND, folder, { recursive: true })
  const port = await freePort(3360, '127.0.0.1')
  site = `http://localhost:${port}`
  server = spawn(process.execPath, ['bin/dev.mjs'], {
    cwd: project,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', STAGECRAFT_CONTENT: folder },
    stdio: 'ignore',
  })
  while (!(await isUp(server))) await new Promise((resolve) => setTimeout(resolve, 500))
})

afterAll(async () => {
  server?.kill()
  rmSync(folder, { recursive: true, force: true })
  await closeBrowser()
})

async function isUp({ exitCode }: ChildProcess): Promise<boolean> {
  if (exitCode !== null) throw new Error(`npm run dev ended with exit code ${exitCode}: does another one run here?`)
  try {
    return (await fetch(site)).ok
  } catch {
    return false
  }
}

async function newPage(): Promise<Page> {
  const context = await (await openBrowser()).newContext({ baseURL: site, viewport: { width: 1440, height: 900 } })
  context.setDefaultTimeout(PATIENT.timeout)
  onTestFinished(() => context.close())
  return context.newPage()
}

function solutionOf(lesson: string): string {
  return readFileSync(join(SECOND, 'lessons', lesson, 'solution', 'Dockerfile'), 'utf8')
}

/** Waits for a text, and looks whether the page speaks of the app of another course. */
async function reads(page: Page, address: string, text: string): Promise<void> {
  await page.goto(address)
  await page.getByText(text).first().waitFor()
  expect(await page.locator('body').innerText(), address).not.toMatch(/react|nginx/i)
}

test.skipIf(browserMissing)('a course on Go is finished in the browser, by what it recorded', async () => {
  const page = await newPage()
  await reads(page, '/', 'A Go program in a small image')
  await page.getByRole('link', { name: 'Begin the course' }).click()
  await page.waitForURL('**/lessons/two-stages/')
  for (const lesson of ['01-two-stages', '02-from-scratch']) {
    await openLesson(page, lesson.slice(3))
    await typeFile(page, 'Dockerfile', solutionOf(lesson))
    await expectPassed(page)
  }
  await reads(page, '/', '2 of 2 done')
  await reads(page, '/starter/', `git clone ${site}/hello-go.git`)
  const packed = page.waitForEvent('download')
  await page.getByRole('button', { name: 'The app alone (zip)' }).click()
  expect((await packed).suggestedFilename()).toBe('hello-go.zip')
})

test.skipIf(browserMissing)(
  'what its author writes shows at once, and a mistake says where and what to do',
  async () => {
    const page = await newPage()
    const lesson = join(folder, 'lessons', '01-two-stages', 'lesson.md')
    await edited(page, lesson, ['needs no compiler', 'needs nothing else'], ['needs nothing else'])
    const title = ['title: A stage', 'titel: A stage'] as const
    await edited(page, lesson, title, [
      '01-two-stages/lesson.md:2:1 Unrecognized key: "titel"',
      'Remove or rename `titel`',
    ])
    const parts = ['parts:', 'part:'] as const
    await edited(page, join(folder, 'course.yaml'), parts, ['course.yaml:1:1 Unrecognized key: "part"'])
  },
)

/** Changes a file below an open page, waits for what the page then says, and takes the change back. */
async function edited(page: Page, file: string, [from, to]: readonly [string, string], says: readonly string[]) {
  await page.goto('/lessons/two-stages/')
  await page.getByText('needs no compiler').waitFor()
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(from, to))
  for (const each of says) await page.getByText(each).first().waitFor()
  writeFileSync(file, text)
  await page.getByText('needs no compiler').waitFor()
}
