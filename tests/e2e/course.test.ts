/** The main job, as a person does it: through the article’s fourteen lessons by keyboard, and home with a repository that builds. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { docker, get, mustDocker } from '../truth/docker/docker.ts'
import { browserMissing, closeBrowser, newDevice, site } from './browser.ts'
import { expectPassed, openLesson, ready, runInTerminal, terminalText, typeFile } from './learner.ts'

afterAll(closeBrowser)

const DEVELOPMENT = `FROM node:22-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["npm", "start"]
`
const PRODUCTION = `FROM node:22-alpine
WORKDIR /app
COPY package*.json ./
RUN npm install --silent --only=prod
COPY . .
RUN npm run build
`
const NGINX = `server { listen 80; server_tokens off; root /usr/share/nginx/html;
location / { try_files $uri /index.html; }
location /assets/ { try_files $uri =404; }
}
`
const NAMED = PRODUCTION.replace('FROM node:22-alpine', 'FROM node:22-alpine AS builder')
const SERVED = `${NAMED}
FROM nginx:alpine
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=builder /app/build /usr/share/nginx/html
`
const TESTED = SERVED.replace('\nFROM nginx', '\nFROM builder AS build2\nRUN npm ci\nRUN npm test\n\nFROM nginx')
const FETCHED = `${TESTED}COPY --from=nginx:latest /etc/nginx/nginx.conf /nginx.conf\n`

const LESSONS: readonly (readonly [slug: string, work: (page: Page) => Promise<void>])[] = [
  ['why-multi-stage', (page) => page.getByText('What you learned').scrollIntoViewIfNeeded()],
  [
    'clone-the-starter',
    (page) => runInTerminal(page, `git clone ${site}/starter-react-app.git && cd starter-react-app`),
  ],
  ['development-dockerfile', (page) => typeFile(page, 'Dockerfile', DEVELOPMENT)],
  ['dockerignore', (page) => typeFile(page, '.dockerignore', 'node_modules\nbuild\n')],
  [
    'build-and-run',
    async (page) => {
      await runInTerminal(page, 'docker build -f Dockerfile -t react-b:latest .')
      await runInTerminal(page, 'docker run -d -p 3000:3000 react-b')
    },
  ],
  ['production-build', (page) => typeFile(page, 'Dockerfile', PRODUCTION)],
  ['nginx-conf', (page) => typeFile(page, 'nginx.conf', NGINX)],
  ['name-the-stage', (page) => typeFile(page, 'Dockerfile', NAMED)],
  ['nginx-stage', (page) => typeFile(page, 'Dockerfile', SERVED)],
  ['compare-images', (page) => runInTerminal(page, 'docker build -t react-b:small .')],
  ['build-target', (page) => runInTerminal(page, 'docker build --target builder -t react-b:builder .')],
  ['stage-from-stage', (page) => typeFile(page, 'Dockerfile', TESTED)],
  ['external-image', (page) => typeFile(page, 'Dockerfile', FETCHED)],
  ['trade-offs', (page) => page.getByText('What you learned').scrollIntoViewIfNeeded()],
]

test.skipIf(browserMissing)(
  'a learner types through the article’s fourteen lessons, reloads in the middle, and takes home a repository that real Docker builds',
  async () => {
    const { page, complaints } = await newDevice()
    for (const [slug, work] of LESSONS) {
      await openLesson(page, slug)
      await work(page)
      if (await page.getByRole('list', { name: /^Checks of/ }).count()) await expectPassed(page)
      else await page.getByText('This lesson is done.').waitFor()
      if (slug === 'nginx-conf') await reloadKeeps(page)
    }
    await page.goto('/')
    await expect.poll(() => page.getByText(/\d+ of \d+ done/).innerText()).toBe('14 of 21 done')
    const project = await download(page)
    expect(readFileSync(join(project, 'Dockerfile'), 'utf8')).toBe(FETCHED)
    for (const name of ['.dockerignore', 'nginx.conf', 'README.md', 'package.json', 'src/App.jsx'])
      expect(existsSync(join(project, name))).toBe(true)
    expect(complaints).toEqual([])
    await buildsForReal(project)
  },
  600_000,
)

async function reloadKeeps(page: Page): Promise<void> {
  await page.reload()
  await ready(page)
  await expectPassed(page)
}

/** Downloads the zip by the button and unpacks it; gives the project's folder. */
async function download(page: Page): Promise<string> {
  await openLesson(page, 'trade-offs')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download repository' }).click(),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-home-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const entries = unzipSync(new Uint8Array(readFileSync(await file.path())))
  for (const [name, bytes] of Object.entries(entries)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    if (!name.endsWith('/')) writeFileSync(join(folder, name), bytes)
  }
  return join(folder, Object.keys(entries)[0]!.split('/')[0]!)
}

async function buildsForReal(project: string): Promise<void> {
  const at = inject('realDocker')
  if (at === undefined) return
  const image = 'stagecraft-e2e:course'
  const built = await docker(at, ['build', '-t', image, '.'], { cwd: project, timeoutSeconds: 300 })
  expect(built.code, built.stderr).toBe(0)
  const id = (await mustDocker(at, ['run', '-d', '-p', '127.0.0.1:18473:80', image])).trim()
  try {
    const home = await get(at, 'http://127.0.0.1:18473/')
    const deep = await get(at, 'http://127.0.0.1:18473/counter')
    expect([home.status, deep.status, deep.body === home.body, home.body.includes('id="root"')]).toEqual([
      200,
      200,
      true,
      true,
    ])
    const found = await mustDocker(at, ['exec', id, 'find', '/', '-xdev', '-name', 'node_modules'])
    expect(found.trim()).toBe('')
  } finally {
    await docker(at, ['rm', '-f', id])
    await docker(at, ['image', 'rm', '-f', image])
  }
}

test.skipIf(browserMissing)('the terminal’s clone is the site’s own starter, and lists its files', async () => {
  const { page } = await newDevice()
  await openLesson(page, 'clone-the-starter')
  await runInTerminal(page, `git clone ${site}/starter-react-app.git my-app && ls my-app`)
  await expect.poll(() => terminalText(page), { timeout: 15_000 }).toContain('package.json')
})
