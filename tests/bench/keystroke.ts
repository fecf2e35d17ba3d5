/**
 * Types into a lesson's Dockerfile in a real Chromium and measures each keystroke from its key event to the worker's
 * answer, as the learner's own machine would do it. `npm run bench:page` prints the figures; no test asserts them.
 */
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'

const KEYS = 200
const LESSONS = ['external-image', 'nginx-stage', 'one-dockerfile', 'build-checks']
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']

interface Keystroke {
  /** From the key event to the answer, in milliseconds. */
  readonly whole: number
  /** The engine's part: from the question to the answer. */
  readonly engine: number
}

declare global {
  var keystrokes: { whole: number; engine: number }[]
}

/** 0 when it could be measured. */
export async function measureKeystrokes(site: string): Promise<number> {
  const found = await findBrowser()
  if ('why' in found) {
    process.stdout.write(`Not measured: ${found.why}.\n`)
    return 1
  }
  const browser = await chromium.launch({ executablePath: found.path, args: ARGS, headless: true })
  try {
    const page = await browser.newPage({ baseURL: site, viewport: { width: 1440, height: 900 } })
    for (const lesson of LESSONS) await measureLesson(page, lesson)
    return 0
  } finally {
    await browser.close()
  }
}

async function measureLesson(page: Page, lesson: string): Promise<void> {
  const answer = await page.goto(`/lessons/${lesson}/`)
  if (!answer?.ok()) {
    process.stdout.write(`${lesson.padEnd(18)} is not in this course\n`)
    return
  }
  await page.locator('.monaco-editor .view-lines').first().waitFor({ timeout: 60_000 })
  await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
  await page.evaluate(watchKeys)
  const files = page.getByRole('region', { name: 'Files' })
  await files.getByRole('button', { name: /^Dockerfile( \d+ problems?)?$/ }).click()
  await page.locator('.monaco-editor .view-lines').first().click()
  await page.keyboard.press('ControlOrMeta+End')
  await type(page, 20)
  await page.evaluate(() => void globalThis.keystrokes.splice(0))
  await type(page, KEYS)
  const strokes = await page.evaluate(() => globalThis.keystrokes)
  process.stdout.write(`${lesson.padEnd(18)} ${report(strokes)}\n`)
}

/** Comment lines and an instruction, letter by letter, at a quick typist's pace. */
async function type(page: Page, count: number): Promise<void> {
  const text = '\n# a comment of some length\nLABEL kept=yes'
  for (let i = 0; i < count; i++) {
    const key = text[i % text.length]!
    await page.keyboard.press(key === '\n' ? 'Enter' : key === ' ' ? 'Space' : key, { delay: 5 })
    await page.waitForTimeout(60)
  }
}

/** Runs in the page: each answer to an edit belongs to the last key event before its question. */
function watchKeys(): void {
  globalThis.keystrokes = []
  const keys: number[] = []
  addEventListener('keydown', (event) => keys.push(event.timeStamp), true)
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      if (name !== 'engine edit') continue
      const key = keys.filter((each) => each <= startTime).at(-1)
      if (key !== undefined) globalThis.keystrokes.push({ whole: startTime + duration - key, engine: duration })
    }
  }).observe({ type: 'measure' })
}

function report(strokes: readonly Keystroke[]): string {
  const part = (name: keyof Keystroke) => {
    const sorted = strokes.map((each) => each[name]).sort((a, b) => a - b)
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)
    return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`
  }
  return `${strokes.length} of ${KEYS} keystrokes answered: ${part('whole')} from key to answer; the engine ${part('engine')}`
}
