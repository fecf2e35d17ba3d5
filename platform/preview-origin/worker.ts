/**
 * The preview origin's service worker: answers every request of that origin by asking the shell, which asks the lesson page.
 * It keeps nothing that it needs: a browser may end it at any time, and the next request starts it anew.
 */
import { SHELL_PATH } from './names.ts'

const scope = self as unknown as ServiceWorkerGlobalScope
const STORE = 'stagecraft-preview'
/** A page that does not answer is gone, or busy for good. */
const PATIENCE = 20_000

type Reply =
  | { kind: 'response'; status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> | undefined }
  | { kind: 'network-error' }

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.add(SHELL_PATH).catch(() => undefined)))
  void scope.skipWaiting()
})
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()))
scope.addEventListener('fetch', (event) => event.respondWith(answer(event)))

async function answer(event: FetchEvent): Promise<Response> {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== scope.location.origin) return refuse(event, url)
  if (url.pathname === SHELL_PATH && request.mode === 'navigate') return shellPage(request)
  const shell = await ownerOf(event)
  if (shell === undefined) return text(503, 'The lesson page that shows this preview is closed.')
  const reply = await ask<Reply>(shell, { kind: 'request', request: await described(request, url) })
  if (reply === undefined) return text(504, 'The lesson page did not answer.')
  if (reply.kind === 'network-error') return Response.error()
  const headers = new Headers()
  for (const [name, value] of reply.headers) headers.append(name, value)
  const isNull = [204, 205, 304].includes(reply.status) || reply.body === undefined
  return new Response(isNull ? null : reply.body, { status: reply.status, headers })
}

/** Newest from the network, kept for when there is none. The only request that goes there. */
async function shellPage(request: Request): Promise<Response> {
  const store = await caches.open(STORE)
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await store.put(SHELL_PATH, fresh.clone())
    return fresh
  } catch {
    return (await store.match(SHELL_PATH)) ?? Response.error()
  }
}

/** Other origins are never asked: the shell reports it. */
async function refuse(event: FetchEvent, url: URL): Promise<Response> {
  const shell = await ownerOf(event)
  shell?.postMessage({ kind: 'outside', url: url.href.slice(0, 2000) })
  return Response.error()
}

async function described(request: Request, url: URL) {
  const headers = [...request.headers].filter(([name]) => name !== 'host')
  if (request.referrer !== '') {
    const from = new URL(request.referrer)
    if (from.origin === url.origin && from.pathname !== SHELL_PATH) headers.push(['referer', from.pathname])
  }
  headers.push(['user-agent', navigator.userAgent], ['accept-encoding', 'gzip, deflate, br'])
  const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.arrayBuffer()
  return {
    method: request.method.toUpperCase(),
    path: url.pathname + url.search,
    headers,
    bodyBytes: body?.byteLength ?? 0,
    navigation: request.mode === 'navigate',
  }
}

/** Which shell's app asks: with one preview open there is no question. */
async function ownerOf(event: FetchEvent): Promise<Client | undefined> {
  const shells = await openShells()
  if (shells.length <= 1) return shells[0]
  const isPage = event.request.mode === 'navigate'
  const known = isPage ? undefined : await remembered(event.clientId)
  const found = shells.find((shell) => shell.id === known) ?? (await claimed(shells, isPage))
  if (found !== undefined && event.resultingClientId !== '') await remember(event.resultingClientId, found.id)
  return found
}

async function openShells(): Promise<readonly Client[]> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return windows.filter((client) => new URL(client.url).pathname === SHELL_PATH)
}

/** A shell knows whether its frame is on its way to another page; where several or none say so, a visible one is meant. */
async function claimed(shells: readonly Client[], isPage: boolean): Promise<Client | undefined> {
  const answers = await Promise.all(
    shells.map((shell) => ask<{ linked: boolean; leaving: boolean }>(shell, { kind: 'whose' }, 1000)),
  )
  const linked = shells.filter((_, index) => answers[index]?.linked)
  const leaving = linked.filter((shell) => isPage && answers[shells.indexOf(shell)]?.leaving)
  const among = leaving.length > 0 ? leaving : linked
  return among.find((shell) => (shell as WindowClient).visibilityState === 'visible') ?? among[0]
}

/** Kept on disk, because the worker is ended when it has been idle. */
async function remember(client: string, shell: string): Promise<void> {
  const store = await caches.open(STORE)
  await store.put(ownerKey(client), new Response(shell))
  for (const { url } of await store.keys()) {
    const id = new URL(url).searchParams.get('client')
    if (id !== null && id !== client && (await scope.clients.get(id)) === undefined) await store.delete(url)
  }
}

async function remembered(client: string): Promise<string | undefined> {
  const found = await (await caches.open(STORE)).match(ownerKey(client))
  return found?.text()
}

function ownerKey(client: string): string {
  return `${SHELL_PATH}?client=${encodeURIComponent(client)}`
}

function ask<T>(client: Client, message: object, patience = PATIENCE): Promise<T | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const timer = setTimeout(() => resolve(undefined), patience)
    port1.onmessage = ({ data }) => {
      clearTimeout(timer)
      resolve(data as T)
    }
    client.postMessage(message, [port2])
  })
}

function text(status: number, words: string): Response {
  return new Response(words, {
    status,
    headers: { 'content-type': 'text/plain', 'content-security-policy': 'sandbox' },
  })
}
