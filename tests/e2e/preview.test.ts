/** The preview is the container: the app runs, the configuration decides, and whatever runs there reaches nothing of the page. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { browserMissing, closeBrowser, newDevice } from './browser.ts'
import { openFile, openLesson } from './learner.ts'

afterAll(closeBrowser)

const DOCKERFILE = `FROM node:22-alpine AS builder
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:alpine
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=builder /app/build /usr/share/nginx/html
`
const CONF = `server {
  listen 80;
  root /usr/share/nginx/html;
  location / {
    try_files $uri $uri/ /index.html;
  }
  location = /out { return 302 https://evil.example/; }
}
`

async function replaceFile(page: Page, name: string, text: string): Promise<void> {
  await openFile(page, name)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

async function openPreview(page: Page, files: Readonly<Record<string, string>>): Promise<FrameLocator> {
  await openLesson(page, 'nginx-stage')
  for (const [name, text] of Object.entries(files)) await replaceFile(page, name, text)
  await page.getByRole('tab', { name: 'Preview' }).click()
  return appIn(page)
}

function appIn(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Preview of the container"]').frameLocator('iframe')
}

async function go(page: Page, path: string): Promise<void> {
  await page.getByLabel(/^Path at localhost/).fill(path)
  await page.getByLabel(/^Path at localhost/).press('Enter')
}

function address(page: Page): Promise<string> {
  return page.getByLabel(/^Path at localhost/).inputValue()
}

test.skipIf(browserMissing)(
  'the built app runs, and its address, back, forward and reload are a browser’s',
  async () => {
    const { page, complaints } = await newDevice({ serviceWorkers: 'allow' })
    const app = await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': CONF })
    await app.getByRole('link', { name: 'Go to the counter' }).click({ timeout: 60_000 })
    await expect.poll(() => address(page)).toBe('/counter')
    const total = app.getByLabel('Cups served')
    const before = Number(await total.innerText())
    await app
      .getByRole('button', { name: / more$/ })
      .first()
      .click()
    await expect.poll(async () => Number(await total.innerText())).not.toBe(before)
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect.poll(() => address(page)).toBe('/')
    await page.getByRole('button', { name: 'Forward', exact: true }).click()
    await expect.poll(() => address(page)).toBe('/counter')
    await page.getByRole('button', { name: 'Reload', exact: true }).click()
    await expect.poll(() => page.locator('[data-request="/counter"]').count()).toBe(1)
    await expect.poll(async () => Number(await total.innerText())).toBe(before)
    await go(page, '/about')
    await app.getByRole('heading', { level: 1 }).waitFor()
    expect(complaints).toEqual([])
  },
)

test.skipIf(browserMissing)('the open preview shows at once what a change of the configuration does', async () => {
  const { page } = await newDevice({ serviceWorkers: 'allow' })
  const app = await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': CONF })
  await app.getByRole('main').waitFor({ timeout: 60_000 })
  await go(page, '/counter')
  await app.getByRole('heading', { level: 1 }).waitFor()
  await replaceFile(page, 'nginx.conf', CONF.replace(/ {4}try_files.*\n/, ''))
  await app.getByRole('heading', { name: '404 Not Found' }).waitFor()
  expect(await app.locator('body').innerText()).toContain('nginx/')
  await page.locator('[data-request="/counter"] button').last().click()
  await page
    .getByRole('list', { name: 'How the answer came about' })
    .getByRole('button', { name: 'nginx.conf:4' })
    .click()
  await replaceFile(page, 'nginx.conf', CONF.replace('listen 80;', 'listen 80'))
  await page.getByRole('heading', { name: 'The container exited (1)' }).waitFor()
  const log = await page.locator('[data-source-state="exited"] pre').innerText()
  expect(log).toMatch(/nginx: \[emerg\] .* in \/etc\/nginx\/conf\.d\/default\.conf:\d+/)
  await replaceFile(page, 'nginx.conf', CONF)
  await app.getByRole('main').waitFor()
})

test.skipIf(browserMissing)('a development container is shown from the recorded build, and says so', async () => {
  const { page } = await newDevice({ serviceWorkers: 'allow' })
  const Dockerfile =
    'FROM node:22-alpine\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nCMD ["npm", "start"]\n'
  const app = await openPreview(page, { Dockerfile })
  await page.getByText('recorded build of the same sources').waitFor({ timeout: 60_000 })
  await app.getByRole('link', { name: 'Go to the counter' }).waitFor()
})

test.skipIf(browserMissing)('a request by hand shows the whole answer, and its redirect is not followed', async () => {
  const { page } = await newDevice({ serviceWorkers: 'allow' })
  await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': CONF })
  await page.getByRole('tab', { name: 'Try a request' }).click()
  await page.getByLabel('Path of the request').fill('/out')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('location: https://evil.example/').waitFor()
})

/** A page that tries what it must not reach, and writes down what came of it. */
const hostile = (evil: string) => `(async () => {
  const seen = {};
  const attempt = async (name, run) => { try { seen[name] = String(await run()) } catch (error) { seen[name] = "blocked" } };
  await attempt("page", () => top.document.title);
  await attempt("storage", () => top.localStorage.length);
  await attempt("topLocation", () => { top.location.href = "${evil}/"; return "went" });
  await attempt("popup", () => window.open("${evil}/"));
  await attempt("network", () => fetch("${evil}/x").then((answer) => answer.status));
  await attempt("site", () => fetch(document.referrer || "http://localhost/").then((answer) => answer.url));
  await attempt("image", () => new Promise((done, fail) => { const image = new Image(); image.onload = done; image.onerror = fail; image.src = "${evil}/i.png" }));
  await attempt("own", () => navigator.serviceWorker.register("/sw.js").then(() => "registered"));
  await attempt("shell", () => navigator.serviceWorker.register("/__stagecraft-preview.html").then(() => "registered"));
  await attempt("form", () => { const form = document.createElement("form"); form.action = "${evil}/"; form.target = "_top"; document.body.append(form); form.submit(); return "sent" });
  history.go(-20);
  document.body.dataset.seen = JSON.stringify(seen);
})()`

/** Somebody else's server: nobody may ask it anything. */
async function countingServer(): Promise<{ readonly origin: string; hits(): number }> {
  let hits = 0
  const server = createServer((_, response) => {
    hits += 1
    response.end()
  })
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
  onTestFinished(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, hits: () => hits }
}

function hostileConf(script: string): string {
  return `server {
  listen 80;
  default_type text/html;
  location / { return 200 '<body>hostile<script>${script.replaceAll('\n', ' ')}</script>'; }
  location = /out { return 302 https://evil.example/; }
}
`
}

test.skipIf(browserMissing)('a hostile configuration reaches nothing of the page, and nobody outside', async () => {
  const evil = await countingServer()
  const { context, page } = await newDevice({ serviceWorkers: 'allow' })
  const app = await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': hostileConf(hostile(evil.origin)) })
  const before = page.url()
  await expect.poll(() => app.locator('body').getAttribute('data-seen'), { timeout: 60_000 }).not.toBeNull()
  const seen = JSON.parse((await app.locator('body').getAttribute('data-seen'))!)
  expect(seen).toMatchObject({
    page: 'blocked',
    storage: 'blocked',
    popup: 'null',
    network: 'blocked',
    image: 'blocked',
  })
  expect(seen).toMatchObject({ own: 'blocked', shell: 'blocked', site: 'blocked' })
  expect(page.url()).toBe(before)
  expect(context.pages()).toHaveLength(1)
  await go(page, '/out')
  await app.getByRole('heading', { name: 'Another site' }).waitFor()
  expect(page.url()).toBe(before)
  expect(evil.hits()).toBe(0)
})

test.skipIf(browserMissing).each([
  [
    'floods the page with messages',
    'setInterval(() => { for (let i = 0; i < 3000; i++) top.postMessage(i, "*") }, 20)',
  ],
  [
    'replaces the page that holds it',
    'setTimeout(() => { const a = parent.document.createElement("a"); a.href = "/x"; parent.document.body.append(a); a.click() }, 500)',
  ],
])('an app that %s is stopped, the lesson goes on', async (_, script) => {
  const { page } = await newDevice({ serviceWorkers: 'allow' })
  await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': hostileConf(script) })
  await page.getByRole('button', { name: 'Start the preview again' }).waitFor({ timeout: 60_000 })
  await replaceFile(page, 'nginx.conf', CONF)
  await page.getByRole('button', { name: 'Start the preview again' }).click()
  await appIn(page).getByRole('main').waitFor({ timeout: 60_000 })
})

test.skipIf(browserMissing)('a worker that is ended, or unregistered by the app, comes back', async () => {
  const { context, page } = await newDevice({ serviceWorkers: 'allow' })
  const app = await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': CONF })
  await app.getByRole('main').waitFor({ timeout: 60_000 })
  const cdp = await context.newCDPSession(page)
  await cdp.send('ServiceWorker.enable')
  await cdp.send('ServiceWorker.stopAllWorkers')
  await go(page, '/about')
  await app.getByRole('heading', { level: 1 }).waitFor()
  await app.locator('body').evaluate(async () => {
    for (const each of await navigator.serviceWorker.getRegistrations()) await each.unregister()
  })
  await go(page, '/counter')
  await app
    .getByRole('button', { name: / more$/ })
    .first()
    .waitFor()
})

test.skipIf(browserMissing)('two lesson pages at once: each preview asks its own', async () => {
  const { context, page } = await newDevice({ serviceWorkers: 'allow' })
  const first = await openPreview(page, { Dockerfile: DOCKERFILE, 'nginx.conf': CONF })
  await first.getByRole('main').waitFor({ timeout: 60_000 })
  const other = await context.newPage()
  await other.goto('/lessons/nginx-stage/?panel=preview')
  await appIn(other).getByRole('main').waitFor({ timeout: 60_000 })
  await go(other, '/about?from=other')
  await other.locator('[data-request="/about?from=other"]').waitFor()
  expect(await page.locator('[data-request="/about?from=other"]').count()).toBe(0)
  await page.bringToFront()
  await go(page, '/about?from=first')
  await page.locator('[data-request="/about?from=first"]').waitFor()
  expect(await other.locator('[data-request="/about?from=first"]').count()).toBe(0)
})
