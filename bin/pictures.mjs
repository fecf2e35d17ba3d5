/**
 * Takes the pictures of `docs/pictures/`: every page, light and dark, wide and narrow. `node bin/pictures.mjs [SITE [NAME…]]` (default:
 * http://localhost:3000, where `npm start` serves). STAGECRAFT_BROWSER names a Chromium where none is found.
 */
import './node-version.mjs'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { project } from './typescript-bundle.mjs'

const [site = 'http://localhost:3000', ...wanted] = process.argv.slice(2)
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
const board = await openRoom()
const pages = [...PAGES, ...(board ? [['board', board]] : [])]
for (const [name, path] of pages.filter(([name]) => wanted.length === 0 || wanted.includes(name))) {
  for (const [suffix, options] of LOOKS) {
    const context = await browser.newContext({ ...options, baseURL: site })
    const page = await context.newPage()
    // The board's line to the room is never idle.
    await page.goto(path, { waitUntil: name === 'board' ? 'load' : 'networkidle' })
    if (name === 'lesson' || name === 'present') await page.locator('[data-check]').first().waitFor({ timeout: 60_000 })
    if (name === 'board') await page.locator('[data-board]').waitFor()
    await page.waitForTimeout(800)
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) })
    await context.close()
  }
}
await browser.close()
process.stdout.write(`Pictures are in ${folder}\n`)

/** A room with some people in it, where this site has rooms; gives the address of its board. */
async function openRoom() {
  const ask = async (path, body, token) => {
    const headers = { 'Content-Type': 'application/json', Origin: new URL(site).origin }
    if (token) headers.Authorization = `Bearer ${token}`
    const answer = await fetch(new URL(path, site), { method: 'POST', headers, body: JSON.stringify(body) })
    return answer.ok ? answer.json() : undefined
  }
  const opened = await ask('/api/rooms', { title: 'Tuesday, room 3', hours: 2 })
  if (!opened) return undefined
  const { room, code, teacherToken } = opened
  for (const [index, name] of ['Ada', 'Bob', 'Cleo', 'Dora', 'Eve'].entries()) {
    const seat = await ask('/api/rooms/join', { code, name, joinId: `pictures-${index}-${Date.now()}-0123456789` })
    const failing = index % 2 === 1
    const checks = [
      { check: 'builds', status: failing ? 'fail' : 'pass', message: '"/build": not found' },
      { check: 'nginx-image', status: index === 0 ? 'pass' : 'working' },
    ]
    const commands = [{ kind: 'progress', lesson: 'nginx-stage', step: 'second-stage', checks }]
    if (name === 'Cleo') commands.push({ kind: 'hand', up: true })
    const posts = commands.map((command, at) => ({ id: `picture-${index}-${at}-${Date.now()}`, command }))
    await ask(`/api/rooms/${room}/events`, { posts }, seat.token)
  }
  return `/room/#${new URLSearchParams({ room, token: teacherToken, code })}`
}
