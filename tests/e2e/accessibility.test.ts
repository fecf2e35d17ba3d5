/** axe on every page and state: wide and narrow, each in light, dark and high contrast. */
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { SCENES, settled } from './scenes.ts'

afterAll(closeBrowser)

const OTHER_LOOKS = [
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'light', contrast: 'more' },
  { colorScheme: 'dark', contrast: 'more' },
] as const
/** A colour is the same at every width. */
const WIDTHS: readonly (readonly [string, BrowserContextOptions, readonly (typeof OTHER_LOOKS)[number][]])[] = [
  ['wide, in all looks', { viewport: { width: 1440, height: 900 } }, OTHER_LOOKS],
  ['narrow', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, []],
]

test.skipIf(browserMissing).each(WIDTHS)(
  'axe finds nothing to complain about on any page and state, %s',
  async (_, options, otherLooks) => {
    const { page } = await newDevice({ ...options, reducedMotion: 'reduce', serviceWorkers: 'allow' })
    const found: string[] = []
    for (const { name, show } of SCENES) {
      await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' })
      await show(page)
      await settled(page)
      found.push(...(await complaints(page, name, 'all')))
      for (const look of otherLooks) {
        // Colours are all that a look changes.
        await page.emulateMedia(look)
        await settled(page)
        found.push(...(await complaints(page, `${name}, ${look.colorScheme}, ${look.contrast}`, 'colours')))
      }
    }
    expect(found).toEqual([])
  },
  400_000,
)

async function complaints(page: Page, where: string, rules: 'all' | 'colours'): Promise<readonly string[]> {
  // The learner's app, in a frame, is a page of its own.
  const axe = new AxeBuilder({ page }).exclude('iframe')
  if (rules === 'colours') axe.withRules(['color-contrast'])
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
  const { violations } = await axe.analyze()
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
