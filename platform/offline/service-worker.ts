/**
 * The service worker: pages of one version from the cache, so that a lesson opens at once and without a network; a new version is
 * kept beside the old one and waits until the learner asks for it, or until no page is open. See docs/decisions/0009.
 */
import { asset, forgetOlder, fromVersion, keepFirst, keepLater, keepRest } from './caches.ts'
import { type Kept, OFFLINE_PAGE, type Plan, planFor } from './kept.ts'
import type { ToServiceWorker } from './worker-messages.ts'

declare const self: ServiceWorkerGlobalScope
/** Put in by the build. */
declare const STAGECRAFT_KEPT: Kept

const kept = STAGECRAFT_KEPT
let handedOver = false

self.addEventListener('install', (event) => event.waitUntil(keepFirst(kept)))

self.addEventListener('activate', (event) => event.waitUntil(begin()))

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message = event.data as ToServiceWorker
  switch (message) {
    case 'take over':
      return event.waitUntil(self.skipWaiting())
    case 'keep the rest':
      return event.waitUntil(keepRest(kept).finally(tidyUp))
    case 'keep presentations':
      return event.waitUntil(keepLater(kept))
    case 'tidy up':
      return event.waitUntil(tidyUp())
  }
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const plan = planFor(
    {
      method: request.method,
      url: new URL(request.url),
      origin: self.location.origin,
      navigates: request.mode === 'navigate',
      header: (name) => request.headers.get(name),
    },
    kept,
  )
  if (plan.kind !== 'pass') event.respondWith(answer(plan, request))
})

async function begin(): Promise<void> {
  if ((await pages()).length === 0) await forgetOlder(kept)
  await self.clients.claim()
}

/** Pages of an older version may still want its files, as long as another page than the one that asks is open. */
async function tidyUp(): Promise<void> {
  if ((await pages()).length <= 1) await forgetOlder(kept)
}

function pages(): Promise<readonly Client[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true })
}

async function answer(plan: Exclude<Plan, { kind: 'pass' }>, request: Request): Promise<Response> {
  switch (plan.kind) {
    case 'asset':
      return asset(plan.key, request)
    case 'file':
    case 'payload':
      return (await fromVersion(kept, plan.key)) ?? fetch(request)
    case 'page':
      return (await handOver()) ?? (await fromVersion(kept, plan.key)) ?? elsewhere(request)
    case 'elsewhere':
      return elsewhere(request)
    case 'offer':
      return fetch(request).catch(() => Response.json({}))
    case 'hint':
      return fetch(request).catch(() => new Response(undefined, { status: 204 }))
  }
}

/** A page that is reloaded and is the only one: the version that waits may begin, and the page is asked for once more. */
async function handOver(): Promise<Response | undefined> {
  const { waiting } = self.registration
  if (!waiting || handedOver || (await pages()).length > 1) return undefined
  handedOver = true
  waiting.postMessage('take over' satisfies ToServiceWorker)
  return new Response('', { headers: { Refresh: '0', 'Content-Type': 'text/html' } })
}

async function elsewhere(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const page = await fromVersion(kept, OFFLINE_PAGE)
    if (page) return page
    throw error
  }
}
