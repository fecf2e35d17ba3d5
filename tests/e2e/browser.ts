/** Pages for end-to-end tests: a browser of their own, watched for console errors and for requests that leave the site. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'

export const site = inject('site')
const executablePath = inject('browser')
export const browserMissing = site === undefined || executablePath === undefined

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Promise<Browser> | undefined

export function openBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: executablePath!, args: ARGS, headless: true })
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

export interface Watched {
  readonly context: BrowserContext
  readonly page: Page
  /** Console errors, uncaught exceptions and requests to other origins so far. */
  readonly complaints: string[]
}

/** Origins on which previews run their scripts: part of the site. */
let previewsOfSite: Promise<readonly string[]> | undefined
let previews: readonly string[] = []

async function askPreviews(): Promise<readonly string[]> {
  const answer = await fetch(`${site}/preview-origin.json`)
  return answer.ok ? ((await answer.json()) as { origins: readonly string[] }).origins : []
}

/** A fresh device: nothing saved on it. Closed when the test ends. */
export async function newDevice(options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await (await openBrowser()).newContext({
    baseURL: site!,
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // Keeping the whole site for offline use is work that few tests are about.
    serviceWorkers: 'block',
    ...options,
  })
  onTestFinished(() => context.close())
  previewsOfSite ??= askPreviews()
  previews = await previewsOfSite
  const complaints: string[] = []
  context.on('page', (page) => watch(page, complaints))
  const page = await context.newPage()
  return { context, page, complaints }
}

function watch(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    const isOurs = url.origin === site || previews.includes(url.origin)
    if (!['data:', 'blob:'].includes(url.protocol) && !isOurs) complaints.push(`request to ${url.origin}`)
  })
}
