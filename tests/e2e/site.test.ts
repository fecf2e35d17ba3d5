/** What the served site promises besides its lessons: a starter that git clones, pages without JavaScript, a strict policy. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'fflate'
import { unpackTar } from 'modern-tar'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice, site } from './browser.ts'

afterAll(closeBrowser)

const hasGit = spawnSync('git', ['--version']).status === 0

test.skipIf(browserMissing || !hasGit)('a real git clones the starter from the site, and finds it sound', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-clone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const clone = spawnSync('git', ['clone', '-q', `${site}/starter-react-app.git`, 'my-app'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(clone.stderr).toBe('')
  expect(existsSync(join(folder, 'my-app', 'src', 'App.jsx'))).toBe(true)
  const check = spawnSync('git', ['fsck', '--strict'], { cwd: join(folder, 'my-app'), encoding: 'utf8' })
  expect(check.status, check.stderr).toBe(0)
})

test.skipIf(browserMissing)('the starter’s archive holds the same app', async () => {
  const answer = await fetch(`${site}/starter.tar.gz`)
  const entries = await unpackTar(gunzipSync(new Uint8Array(await answer.arrayBuffer())))
  expect(entries.map((each) => each.header.name)).toEqual(
    expect.arrayContaining(['starter-react-app/package.json', 'starter-react-app/src/App.jsx']),
  )
})

test.skipIf(browserMissing).each(['/', '/lessons/nginx-stage/', '/starter/', '/commands/', '/glossary/'])(
  '%s forbids scripts that are not the site’s own',
  async (path) => {
    const html = await (await fetch(`${site}${path}`)).text()
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy.split(';').find((part) => part.includes('script-src'))).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/)
  },
)

test.skipIf(browserMissing)('a lesson’s text and its files can be read without JavaScript', async () => {
  const { page } = await newDevice({ javaScriptEnabled: false })
  await page.goto('/lessons/nginx-stage/')
  await page.getByRole('heading', { name: 'A second stage, for serving' }).waitFor()
  expect(await page.getByText('Carrying things across').isVisible()).toBe(true)
  expect(await page.locator('textarea').first().inputValue()).toContain('FROM node:22-alpine')
})

test.skipIf(browserMissing)('a lesson’s first load is less than 180 KB of compressed script', async () => {
  const html = await (await fetch(`${site}/lessons/nginx-stage/`)).text()
  const names = new Set(html.match(/\/_next\/static\/chunks\/[\w-]+\.js/g))
  const scripts = await Promise.all([...names].map(async (name) => (await fetch(`${site}${name}`)).arrayBuffer()))
  const sizes = scripts.map((script) => gzipSync(new Uint8Array(script)).length)
  expect(names.size).toBeGreaterThan(3)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(180_000)
})

test.skipIf(browserMissing)(
  'scripts with a digest in their name are compressed, and kept for good by browsers',
  async () => {
    const html = await (await fetch(`${site}/lessons/nginx-stage/`)).text()
    const answer = await fetch(`${site}${/\/_next\/static\/chunks\/[\w-]+\.js/.exec(html)?.[0]}`)
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect(answer.headers.get('cache-control')).toContain('immutable')
  },
)

test.skipIf(browserMissing)('a page that does not exist says so with status 404', async () => {
  expect((await fetch(`${site}/no-such-page/`)).status).toBe(404)
})
