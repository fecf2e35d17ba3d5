/** axe on every page and state: wide and narrow, each in light, dark and high contrast. */
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { SCENES } from './scenes.ts'

afterAll(closeBrowser)

const WIDTHS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['wide', { viewport: { width: 1440, height: 900 } }],
  ['narrow', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
]
const OTHER_LOOKS = [
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const

test.skipIf(browserMissing).each(WIDTHS)(
  'axe finds nothing to complain about on any page and state, %s',
  async (_, options) => {
    const { page } = await newDevice({ ...options, reducedMotion: 'reduce' })
    const found: string[] = []
    for (const { name, show } of SCENES) {
      await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
      await show(page)
      found.push(...(await complaints(page, name, 'all')))
      for (const look of OTHER_LOOKS) {
        // Colours are all that a look changes.
        await page.emulateMedia(look)
        found.push(...(await complaints(page, `${name}, ${look.colorScheme}, ${look.contrast}`, 'colours')))
      }
    }
    expect(found).toEqual([])
  },
  300_000,
)

async function complaints(page: Page, where: string, rules: 'all' | 'colours'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  if (rules === 'colours') axe.withRules(['color-contrast'])
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

test.skipIf(browserMissing).each(['/', '/lessons/dockerignore/', '/playground/', '/starter/', '/glossary/'])(
  '%s loads without a console error and asks nobody but this site',
  async (path) => {
    const { page, complaints: heard } = await newDevice()
    await page.goto(path, { waitUntil: 'networkidle' })
    expect(heard).toEqual([])
  },
)
