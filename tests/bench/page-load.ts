/**
 * Opens a lesson page of the production build, a bare page and a bare Monaco page in turn, each time in a browser that never
 * saw them, and prints the medians beside the goals. `npm run bench:page` calls it; no test asserts the figures.
 */
import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../e2e/find-browser.ts'
import { serveBarePages } from './bare-pages.ts'
import { type Visit, visit } from './page-visit.ts'

const LESSON = '/lessons/nginx-stage/'
const ROUNDS = Number(process.env.STAGECRAFT_ROUNDS ?? 9)
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const LONGEST = 200
const FIRST_SCRIPT = 180

/** 0 when it could be measured. */
export async function measurePageLoad(site: string, project: string): Promise<number> {
  const found = await findBrowser()
  if ('why' in found) {
    process.stdout.write(`Not measured: ${found.why}.\n`)
    return 1
  }
  const html = await (await fetch(`${site}${LESSON}`)).text()
  const bare = await serveBarePages(project, html)
  const browser = await chromium.launch({ executablePath: found.path, args: ARGS, headless: true })
  try {
    const rounds: Round[] = []
    for (let round = 0; round <= ROUNDS; round++) rounds.push(await oneRound(browser, site, bare.address, named(html)))
    // The first round warms up the servers and the browser.
    process.stdout.write(`\n${LESSON}, medians of ${ROUNDS} visits each\n${table(rounds.slice(1))}\n\n`)
    return 0
  } finally {
    await browser.close()
    bare.close()
  }
}

interface Round {
  readonly bare: Visit
  readonly monaco: Visit
  readonly lesson: Visit
}

async function oneRound(browser: Browser, site: string, bare: string, scripts: readonly string[]): Promise<Round> {
  return {
    bare: await visit(browser, `${bare}/bare`, { typing: true, monaco: false, scripts: [] }),
    lesson: await visit(browser, `${site}${LESSON}`, { typing: true, monaco: true, scripts }),
    monaco: await visit(browser, `${bare}/bare-monaco`, { typing: false, monaco: true, scripts: [] }),
  }
}

/** Scripts a page's HTML names for browsers of today: as scripts, or to be fetched for its own loader. */
function named(html: string): readonly string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)\ssrc="([^"]+)"([^>]*)>/g)]
    .filter(([, before, , after]) => !/nomodule/i.test(`${before}${after}`))
    .map(([, , address]) => address!)
  const hinted = [...html.matchAll(/<link rel="preload" as="script"[^>]*\shref="([^"]+)"/g)].map(
    ([, address]) => address!,
  )
  return [...new Set([...scripts, ...hinted])]
}

function table(rounds: readonly Round[]): string {
  const of = (page: keyof Round, part: keyof Visit) => median(rounds.map((round) => round[page][part]))
  const text = row('Text visible', of('lesson', 'text'), of('bare', 'text'), 1.2, 'bare page')
  const typed = row('First key taken', of('lesson', 'typed'), of('bare', 'typed'), 1.5, 'bare page')
  const monaco = row('Monaco ready', of('lesson', 'monaco'), of('monaco', 'monaco'), 1.15, 'bare Monaco')
  const kilobytes = of('lesson', 'firstScript') / 1000
  return [
    text,
    typed,
    monaco,
    line(
      'Script of the first load',
      `${kilobytes.toFixed(1)} KB`,
      '',
      `below ${FIRST_SCRIPT} KB`,
      kilobytes < FIRST_SCRIPT,
    ),
    line('All script, with Monaco and the engine', `${(of('lesson', 'allScript') / 1000).toFixed(0)} KB`, '', '', true),
    line('Layout shift', of('lesson', 'shift').toFixed(4), '', '0', of('lesson', 'shift') === 0),
    line(
      'Longest task outside Monaco’s own',
      `${of('lesson', 'longest').toFixed(0)} ms`,
      '',
      `at most ${LONGEST} ms`,
      of('lesson', 'longest') <= LONGEST,
    ),
  ].join('\n')
}

function row(what: string, ours: number, theirs: number, times: number, whose: string): string {
  const besides = `${theirs.toFixed(0)} ms (${whose})`
  const goal = `at most ${times} times: ${(ours / theirs).toFixed(2)}`
  return line(what, `${ours.toFixed(0)} ms`, besides, goal, ours <= theirs * times)
}

function line(what: string, ours: string, theirs: string, goal: string, met: boolean): string {
  return `${what.padEnd(40)}${ours.padEnd(12)}${theirs.padEnd(24)}${goal.padEnd(28)}${met ? '' : 'NOT MET'}`.trimEnd()
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
