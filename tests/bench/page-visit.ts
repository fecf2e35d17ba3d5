/** One visit of a page by a browser that never saw it: when its text is there, when a key is taken, when Monaco is. */
import type { Browser, Page } from 'playwright-core'

export interface Visit {
  /** Milliseconds from the navigation to the first text on the screen. */
  readonly text: number
  /** To the first key that the plain text area took. NaN where there is none. */
  readonly typed: number
  /** To Monaco's first line on the screen. NaN where there is none. */
  readonly monaco: number
  /** Sum of the layout shifts that no input caused. */
  readonly shift: number
  /** The longest task outside Monaco's own, in milliseconds; 0 when none was longer than 50. */
  readonly longest: number
  /** Bytes of script over the wire: named by the page's HTML, and all until the end of the visit. */
  readonly firstScript: number
  readonly allScript: number
}

interface Seen {
  monaco: number
  area: number
  typed: number
  shift: number
  tasks: { start: number; end: number }[]
}

declare global {
  var seen: Seen
}

export interface Wishes {
  readonly typing: boolean
  readonly monaco: boolean
  /** Addresses the page's HTML names: its first load. */
  readonly scripts: readonly string[]
}

export async function visit(browser: Browser, address: string, wishes: Wishes): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch)
    await page.goto(address, { waitUntil: 'commit' })
    if (wishes.typing) await typeOneKey(page)
    if (wishes.monaco) await page.waitForFunction(() => globalThis.seen?.monaco > 0, undefined, { timeout: 60_000 })
    await page.waitForLoadState('networkidle')
    return await page.evaluate(read, wishes.scripts)
  } finally {
    await context.close()
  }
}

/** As a person would: the area is there, it is clicked, a key is pressed. */
async function typeOneKey(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.seen?.area > 0, undefined, { polling: 5, timeout: 30_000 })
  await page.evaluate(() => document.querySelector('textarea')?.focus())
  await page.keyboard.press('x')
  await page.waitForFunction(() => globalThis.seen.typed > 0, undefined, { polling: 5, timeout: 30_000 })
}

/** Runs in the page before its own scripts. */
function watch(): void {
  const seen: Seen = { monaco: 0, area: 0, typed: 0, shift: 0, tasks: [] }
  globalThis.seen = seen
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[])
      if (!entry.hadRecentInput) seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      seen.tasks.push({ start: startTime, end: startTime + duration })
  }).observe({ type: 'longtask', buffered: true })
  addEventListener('input', () => (seen.typed ||= performance.now()), true)
  const look = () => {
    if (!seen.area && document.querySelector('textarea')?.getClientRects().length) seen.area = performance.now()
    if (document.querySelector('.monaco-editor .view-line')) seen.monaco = performance.now()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Runs in the page at the end. Monaco's own time: from the arrival of its script, the largest of all, to its first line. */
function read(named: readonly string[]): Visit {
  const { seen } = globalThis
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  // A hint and the script itself are two entries of one file.
  const scripts = [
    ...new Map(resources.filter(({ name }) => /\.js(\?|$)/.test(name)).map((each) => [each.name, each])).values(),
  ]
  const largest = scripts.toSorted((one, other) => other.decodedBodySize - one.decodedBodySize)[0]
  const monacoFrom = seen.monaco ? (largest?.responseEnd ?? 0) : Number.POSITIVE_INFINITY
  const own = (task: { start: number; end: number }) => task.end > monacoFrom && task.start < seen.monaco + 50
  const bytes = (list: readonly PerformanceResourceTiming[]) =>
    list.reduce((sum, each) => sum + each.encodedBodySize, 0)
  return {
    text: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    typed: seen.typed || Number.NaN,
    monaco: seen.monaco || Number.NaN,
    shift: seen.shift,
    longest: Math.max(0, ...seen.tasks.filter((task) => !own(task)).map(({ start, end }) => end - start)),
    firstScript: bytes(scripts.filter(({ name }) => named.includes(new URL(name).pathname))),
    allScript: bytes(scripts),
  }
}
