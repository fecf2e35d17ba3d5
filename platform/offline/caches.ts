/** The worker's caches: one for each version of the pages, one for files whose names carry their digest. */
import { BUNDLER_FOLDER } from '../bundler/bundler-files.ts'
import { type Kept, payloadKey } from './kept.ts'

const PAGES = 'stagecraft pages '
const ASSETS = 'stagecraft assets'
/** The network is asked for this many files at a time: the learner's own requests come between. */
const AT_ONCE = 4

/** What every lesson needs. Fails as a whole: half a version is none. */
export async function keepFirst(kept: Kept): Promise<void> {
  const pages = await caches.open(PAGES + kept.version)
  await each([...kept.pages, ...kept.files], async (path) => {
    if (!(await pages.match(path))) await pages.put(path, await fetched(path))
  })
  await keepAssets(kept.first)
}

/** Editor, terminal and what makes moving between pages quick. What cannot be had now is fetched when it is used. */
export async function keepRest(kept: Kept): Promise<void> {
  await keepAssets(kept.rest)
  const pages = await caches.open(PAGES + kept.version)
  await each(kept.pages, async (page) => {
    if (await pages.match(payloadKey(page))) return
    // Next wants its mark in the address as well, and sends whoever asks without it there.
    const answer =
      kept.payloads === 'header' ? await fetched(`${page}?_rsc`, { rsc: '1' }) : await fetched(`${page}index.txt`)
    await pages.put(payloadKey(page), answer)
  })
  // Kept in the version before: wanted in this one as well.
  if (kept.later[0] !== undefined && (await caches.match(kept.later[0]))) await keepLater(kept)
}

/** Pages for teachers. */
export async function keepLater(kept: Kept): Promise<void> {
  const pages = await caches.open(PAGES + kept.version)
  await each(kept.later, async (path) => {
    if (!(await pages.match(path))) await pages.put(path, await fetched(path))
  })
}

export async function fromVersion(kept: Kept, key: string): Promise<Response | undefined> {
  const pages = await caches.open(PAGES + kept.version)
  return pages.match(key, { ignoreVary: true })
}

/** Kept at its first use, too: a page of an older version may still ask for its own. */
export async function asset(key: string, request: Request): Promise<Response> {
  const assets = await caches.open(ASSETS)
  const known = await assets.match(key, { ignoreVary: true })
  if (known) return unnamed(known)
  const answer = await fetch(request)
  if (answer.status === 200) await assets.put(key, answer.clone()).catch(() => undefined)
  return unnamed(answer)
}

/** Without an address of its own: a worker reads what it is to do from the one it was asked for by, `#` and all. */
function unnamed({ body, status, statusText, headers }: Response): Response {
  return new Response(body, { status, statusText, headers })
}

/** Removes what only older versions had. To be called when no page of theirs is open. */
export async function forgetOlder(kept: Kept): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(PAGES) && name !== PAGES + kept.version) await caches.delete(name)
  const assets = await caches.open(ASSETS)
  const current = new Set([...kept.first, ...kept.rest])
  for (const { url } of await assets.keys()) {
    const { pathname } = new URL(url)
    // The bundler comes when it is used, and is the same in most versions.
    if (!current.has(pathname) && !pathname.startsWith(BUNDLER_FOLDER)) await assets.delete(url)
  }
}

async function keepAssets(paths: readonly string[]): Promise<void> {
  const assets = await caches.open(ASSETS)
  await each(paths, async (path) => {
    if (!(await assets.match(path))) await assets.put(path, await fetched(path, {}, 'default'))
  })
}

/** Pages are asked for anew: an old one in the browser's own cache would be kept under the new version. */
async function fetched(path: string, headers: HeadersInit = {}, cache: RequestCache = 'no-cache'): Promise<Response> {
  const answer = await fetch(path, { headers, cache, credentials: 'same-origin' })
  if (answer.status !== 200 || answer.redirected) throw new Error(`${path} answered ${answer.status}`)
  return answer
}

async function each(paths: readonly string[], keep: (path: string) => Promise<void>): Promise<void> {
  const waiting = [...paths]
  const lane = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(path)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
