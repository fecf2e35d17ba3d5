/** A Chromium to drive: the one of the environment, of the system, or of playwright; installed only where that is allowed. */
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { install, provisionProblem } from '../truth/provision.ts'

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

export type FoundBrowser = { readonly path: string } | { readonly why: string }

export async function findBrowser(): Promise<FoundBrowser> {
  const found = [process.env.STAGECRAFT_BROWSER ?? '', ...SYSTEM, ...fromPlaywright()].find(
    (path) => path !== '' && existsSync(path),
  )
  if (found !== undefined) return { path: found }
  const problem = provisionProblem()
  if (problem !== undefined)
    return {
      why: `no Chromium or Chrome was found (${problem}); \`npx playwright install chromium\` brings one, or set STAGECRAFT_BROWSER to its path`,
    }
  await install(['chromium'])
  return { path: '/usr/bin/chromium' }
}

/** Where `npx playwright install chromium` puts its browsers. */
function fromPlaywright(): readonly string[] {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
    join(homedir(), 'AppData/Local/ms-playwright'),
  ]
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ]
  return caches.flatMap((cache) => {
    if (cache === undefined || !existsSync(cache)) return []
    const folders = readdirSync(cache).filter((name) => name.startsWith('chromium-'))
    return folders.flatMap((folder) => inside.map((path) => join(cache, folder, path)))
  })
}
