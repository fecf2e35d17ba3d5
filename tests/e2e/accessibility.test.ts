/** axe on the pages people meet first, light and dark, wide and narrow. */
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'

afterAll(closeBrowser)

const PAGES = [
  '/',
  '/lessons/nginx-stage/',
  '/starter/',
  '/commands/',
  '/glossary/',
  '/rules/',
  '/rules/latest-tag/',
  '/project/',
  '/runtime/',
  '/present/',
  '/present/nginx-stage/#second-stage',
  '/present/nginx-stage/notes/',
  '/present/nginx-stage/hand-out/',
  '/present/nginx-stage/script/',
  '/no-such-page/',
]
const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light, wide', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, wide', { colorScheme: 'dark', viewport: { width: 1440, height: 900 } }],
  ['light, narrow', { colorScheme: 'light', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['dark, narrow', { colorScheme: 'dark', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
]

test
  .skipIf(browserMissing)
  .each(PAGES.flatMap((path) => LOOKS.map(([look, options]) => [path, look, options] as const)))(
  'axe finds nothing to complain about on %s, %s',
  async (path, _, options) => {
    const { page } = await newDevice(options)
    await page.goto(path)
    if (path.startsWith('/lessons/') || path.endsWith('#second-stage'))
      await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    ).toEqual([])
  },
)

test.skipIf(browserMissing).each(['/', '/lessons/dockerignore/', '/starter/', '/commands/', '/glossary/'])(
  '%s loads without a console error and asks nobody but this site',
  async (path) => {
    const { page, complaints } = await newDevice()
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(complaints).toEqual([])
  },
)
