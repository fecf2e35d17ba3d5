/**
 * Takes the pictures of `docs/pictures/`: every page, light and dark, wide and narrow. `node bin/pictures.mjs [SITE]` (default:
 * http://localhost:3000, where `npm start` serves). STAGECRAFT_BROWSER names a Chromium where none is found.
 */
import './node-version.mjs'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { project } from './typescript-bundle.mjs'

const site = process.argv[2] ?? 'http://localhost:3000'
const folder = join(project, 'docs', 'pictures')
const executablePath = [process.env.STAGECRAFT_BROWSER, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)

const PAGES = [
  ['home', '/'],
  ['lesson', '/lessons/nginx-stage/'],
  ['present', '/present/nginx-stage/#second-stage'],
  ['hand-out', '/present/nginx-stage/hand-out/'],
  ['starter', '/starter/'],
  ['commands', '/commands/'],
  ['glossary', '/glossary/'],
]
const LOOKS = [
  ['', { viewport: { width: 1440, height: 900 }, colorScheme: 'light' }],
  ['-dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
  [
    '-phone',
    {
      viewport: { width: 390, height: 844 },
      colorScheme: 'light',
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
    },
  ],
]

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
for (const [name, path] of PAGES) {
  for (const [suffix, options] of LOOKS) {
    const context = await browser.newContext({ ...options, baseURL: site })
    const page = await context.newPage()
    await page.goto(path, { waitUntil: 'networkidle' })
    if (name === 'lesson' || name === 'present') await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) })
    await context.close()
  }
}
await browser.close()
process.stdout.write(`Pictures are in ${folder}\n`)
