/** The learner's own change of the app: built for real in the browser, seen in the terminal, the answer and the problems. */
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { ready, runInTerminal, terminalText } from './learner.ts'

afterAll(closeBrowser)

/** Opens a file of the app from the list of all files, and puts a text where another stands. */
async function replaceInFile(page: Page, path: string, from: string, to: string): Promise<void> {
  const files = page.getByRole('region', { name: 'Files' })
  const list = files.getByRole('navigation', { name: 'All files' })
  if (!(await list.isVisible())) await files.getByRole('button', { name: 'Show all files' }).click()
  await list.getByRole('button', { name: path, exact: true }).click()
  await page.locator('.monaco-editor .view-line', { hasText: from }).first().click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.type(to, { delay: 2 })
}

test.skipIf(browserMissing)(
  'a change of src/pages/About.jsx is in the image that docker build makes; broken syntax fails at its file and line',
  async () => {
    const { page, complaints } = await newDevice()
    const asked: string[] = []
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('/lessons/external-image/')
    await ready(page)
    expect(asked.filter((path) => path.startsWith('/bundler/'))).toEqual([])

    await replaceInFile(page, 'About.jsx', '<h1>', '      <h1>Roasted here</h1>')
    await runInTerminal(page, 'docker build -t mine .')
    await expect.poll(() => terminalText(page), { timeout: 120_000 }).toContain('naming to docker.io/library/mine')
    await runInTerminal(page, 'clear')
    await runInTerminal(page, 'docker run --rm mine grep -rl "Roasted here" /usr/share/nginx/html/assets')
    await expect.poll(() => terminalText(page), { timeout: 60_000 }).toMatch(/html\/assets\/index-\w+\.js/)
    expect(asked.some((path) => path.startsWith('/bundler/esbuild-'))).toBe(true)

    await replaceInFile(page, 'About.jsx', '<h1>', '      <h1>Roasted here<h1>')
    await page.getByRole('tab', { name: /^Problems/ }).click()
    await page
      .getByRole('button', { name: /^src\/pages\/About\.jsx:\d+:\d+$/ })
      .first()
      .waitFor({ timeout: 60_000 })
    await runInTerminal(page, 'clear')
    await runInTerminal(page, 'docker build -t mine .')
    await expect.poll(() => terminalText(page), { timeout: 60_000 }).toMatch(/src\/pages\/About\.jsx:\d+:\d+/)
    expect(complaints).toEqual([])
  },
  240_000,
)

/** The app itself, inside the frame of the preview origin. */
const shown = (page: Page) => page.frameLocator('iframe[title="Preview of the container"]').frameLocator('iframe')

test.skipIf(browserMissing)(
  'a change of a component, built by docker build, shows in the preview',
  async () => {
    const { page, complaints } = await newDevice({ serviceWorkers: 'allow' })
    await page.goto('/lessons/external-image/')
    await ready(page)
    await replaceInFile(page, 'Home.jsx', '<h1>', '      <h1>Roasted at home</h1>')
    await runInTerminal(page, 'docker build -t mine .')
    await expect.poll(() => terminalText(page), { timeout: 120_000 }).toContain('naming to docker.io/library/mine')
    await page.getByRole('tab', { name: 'Preview' }).click()
    await shown(page).getByRole('heading', { name: 'Roasted at home' }).waitFor({ timeout: 60_000 })
    expect(complaints).toEqual([])
  },
  240_000,
)

test.skipIf(browserMissing)(
  'so it does in that of the development server, where a mistake stands in the page’s place with its line',
  async () => {
    const { page } = await newDevice({ serviceWorkers: 'allow' })
    await page.goto('/lessons/build-and-run/')
    await ready(page)
    await replaceInFile(page, 'Home.jsx', '<h1>', '      <h1>Roasted at home</h1>')
    await page.getByRole('tab', { name: 'Preview' }).click()
    await page.getByText('a bundle of your edited sources, in development mode').waitFor({ timeout: 120_000 })
    await shown(page).getByRole('heading', { name: 'Roasted at home' }).waitFor({ timeout: 60_000 })
    await replaceInFile(page, 'Home.jsx', '<h1>', '      <h1>Roasted at home<h1>')
    const mistake = page.getByText(/cannot translate the edited sources.*src\/pages\/Home\.jsx:\d+:\d+/)
    await mistake.first().waitFor({ timeout: 60_000 })
  },
  240_000,
)
