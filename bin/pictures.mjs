/**
 * Takes the pictures of `docs/pictures/`: every page and state, light and dark, wide and narrow.
 * `node bin/pictures.mjs [SITE] [NAME…]` (default: http://localhost:3000, where `npm start` serves, and all of them).
 * STAGECRAFT_BROWSER names a Chromium where none is found.
 */
import './node-version.mjs'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { importTypescript, project } from './typescript-bundle.mjs'

const [site = 'http://localhost:3000', ...wanted] = process.argv.slice(2)
const folder = process.env.STAGECRAFT_PICTURES ?? join(project, 'docs', 'pictures')
const executablePath = [process.env.STAGECRAFT_BROWSER, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const LOOKS = [
  ['', { ...WIDE, colorScheme: 'light' }],
  ['-dark', { ...WIDE, colorScheme: 'dark' }],
  ['-phone', { ...PHONE, colorScheme: 'light' }],
  ['-phone-dark', { ...PHONE, colorScheme: 'dark' }],
]

const { SCENES, settled } = await importTypescript('tests/e2e/scenes.ts', ['tests/e2e', 'package-lock.json'])
const isWanted = (name) => wanted.length === 0 || wanted.includes(name)
const last = SCENES.findLastIndex(({ name }) => isWanted(name))

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const missing = []
for (const [suffix, options] of LOOKS) {
  const context = await browser.newContext({ ...options, baseURL: site, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  // Scenes follow one another on one page, so those between are walked through too.
  for (const { name, show } of SCENES.slice(0, last + 1)) {
    try {
      await show(page)
      await settled(page)
      if (isWanted(name)) await page.screenshot({ path: join(folder, `${name}${suffix}.png`) })
    } catch (error) {
      missing.push(`${name}${suffix}: ${String(error.message).split('\n')[0]}`)
    }
  }
  await context.close()
}
await browser.close()
process.stdout.write(`Pictures are in ${folder}\n`)
if (missing.length > 0) {
  process.stderr.write(`Not taken:\n${missing.join('\n')}\n`)
  process.exitCode = 1
}
