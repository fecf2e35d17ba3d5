/** axe on every page and state: wide and narrow, light, dark and high contrast. */
import axeCore, { type AxeResults, type RunOptions } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { SCENES, settled } from './scenes.ts'

afterAll(closeBrowser)

const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const NARROW: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const ALL: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Of the experiments among axe's rules, which are off unless asked for by name.
  rules: { 'label-content-name-mismatch': { enabled: false } },
}
/** Colours are all that a look changes. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } }

const LOOKS: readonly (readonly [string, BrowserContextOptions, RunOptions])[] = [
  ['light, wide', { ...WIDE, colorScheme: 'light' }, ALL],
  ['light, narrow', { ...NARROW, colorScheme: 'light' }, ALL],
  ['dark, wide', { ...WIDE, colorScheme: 'dark' }, COLOURS],
  ['light, high contrast, wide', { ...WIDE, colorScheme: 'light', contrast: 'more' }, COLOURS],
  ['dark, high contrast, narrow', { ...NARROW, colorScheme: 'dark', contrast: 'more' }, COLOURS],
]

test.skipIf(browserMissing).each(LOOKS)(
  'axe finds nothing to complain about on any page and state, %s',
  async (_, look, rules) => {
    const { page } = await newDevice({ ...look, reducedMotion: 'reduce', serviceWorkers: 'allow' })
    const found: string[] = []
    for (const { name, show } of SCENES) {
      await show(page)
      await settled(page)
      found.push(...(await complaints(page, name, rules)))
    }
    expect(found).toEqual([])
  },
  400_000,
)

async function complaints(page: Page, where: string, rules: RunOptions): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeCore.source)
  const violations = await page.evaluate(
    async (options) => {
      const { axe } = window as unknown as { axe: { run(root: Document, options: RunOptions): Promise<AxeResults> } }
      return (await axe.run(document, options)).violations
    },
    // The learner's app, in a frame, is a page of its own.
    { ...rules, iframes: false },
  )
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test
  .skipIf(browserMissing)
  .each(['/', '/lessons/dockerignore/', '/playground/', '/starter/', '/commands/', '/glossary/'])(
  '%s loads without a console error and asks nobody but this site',
  async (path) => {
    const { page, complaints: heard } = await newDevice()
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(heard).toEqual([])
  },
)
