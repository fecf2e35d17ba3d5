/**
 * The preview origin's page: holds the frame in which the app runs, and carries requests between the service worker and the
 * lesson page. The app shares this page's origin, so nothing here is a secret, and the lesson page trusts nothing it is told.
 */
import { SHELL_PATH, WORKER_PATH } from './names.ts'

const frame = document.querySelector('iframe')!
const sites = (document.documentElement.dataset.sites ?? '').split(' ').filter(Boolean)
const waiting = new Map<number, MessagePort>()
let page: MessagePort | undefined
let last = 0
/** When the frame began to leave its page. */
let leftAt = 0
let told = ''
let repairs = 0

interface Navigation extends EventTarget {
  readonly canGoBack: boolean
  readonly canGoForward: boolean
  back(): void
  forward(): void
}

const app = () => frame.contentWindow as (Window & { navigation?: Navigation; navigator: Navigator }) | null
const navigationOf = () => app()?.navigation

window.addEventListener('message', (event) => {
  const mayEmbed = sites.length === 0 || sites.includes(event.origin)
  if (page !== undefined || event.source !== window.parent || !mayEmbed || event.ports[0] === undefined) return
  page = event.ports[0]
  page.onmessage = ({ data }) => fromPage(data)
})

navigator.serviceWorker?.addEventListener('message', ({ data, ports }) => {
  const reply = ports[0]
  if (data?.kind === 'whose') reply?.postMessage({ linked: page !== undefined, leaving: Date.now() - leftAt < 10_000 })
  if (data?.kind === 'outside') page?.postMessage({ kind: 'outside', url: data.url })
  if (data?.kind !== 'request' || reply === undefined) return
  last += 1
  waiting.set(last, reply)
  page?.postMessage({ kind: 'request', id: last, ...data.request })
})

function fromPage(message: {
  kind: string
  id: number
  path: string
  answer: { body?: Uint8Array<ArrayBuffer> }
}): void {
  switch (message.kind) {
    case 'answer': {
      const { body } = message.answer
      waiting.get(message.id)?.postMessage(message.answer, body === undefined ? [] : [body.buffer])
      waiting.delete(message.id)
      break
    }
    case 'go':
      go(message.path)
      break
    case 'reload':
      leftAt = Date.now()
      app()?.location.reload()
      break
    case 'back':
    case 'forward':
      navigationOf()?.[message.kind]()
      break
  }
}

function go(path: string): void {
  const target = new URL(path, location.origin)
  leftAt = Date.now()
  if (frame.src === '' || frame.contentWindow === null || isBlank()) frame.src = target.href
  else frame.contentWindow.location.assign(target.href)
}

function isBlank(): boolean {
  try {
    return app()?.location.href === 'about:blank'
  } catch {
    return true
  }
}

frame.addEventListener('load', () => {
  leftAt = 0
  const inner = app()
  try {
    if (inner === null || inner.location.href === 'about:blank') return
    inner.addEventListener('beforeunload', () => {
      leftAt = Date.now()
    })
    inner.document.addEventListener('securitypolicyviolation', blocked)
    inner.navigation?.addEventListener('currententrychange', moved)
    if (inner.navigator.serviceWorker?.controller === null) void repair()
    else repairs = 0
    moved()
  } catch {
    // A page the browser shows in place of ours: nothing of it can be read.
  }
})
document.addEventListener('securitypolicyviolation', blocked)
setInterval(moved, 300)

function blocked(event: SecurityPolicyViolationEvent): void {
  if (/^https?:/.test(event.blockedURI) && !event.blockedURI.startsWith(location.origin))
    page?.postMessage({ kind: 'outside', url: event.blockedURI.slice(0, 2000) })
}

function moved(): void {
  try {
    const { pathname, search, hash, href } = app()!.location
    if (href === 'about:blank' || pathname === SHELL_PATH) return
    const navigation = navigationOf()
    const state = {
      path: pathname + search + hash,
      back: navigation?.canGoBack ?? false,
      forward: navigation?.canGoForward ?? false,
    }
    if (JSON.stringify(state) === told) return
    told = JSON.stringify(state)
    page?.postMessage({ kind: 'moved', ...state })
  } catch {
    // On its way.
  }
}

/** The app unregistered our worker: it is registered again, and the page asked for again. */
async function repair(): Promise<void> {
  repairs += 1
  if (repairs > 3) return
  await ready()
  app()?.location.reload()
}

async function ready(): Promise<void> {
  await navigator.serviceWorker.register(WORKER_PATH, { scope: '/', updateViaCache: 'none' })
  await navigator.serviceWorker.ready
}

async function greet(): Promise<void> {
  // Says nothing that must be kept from anyone; the lesson page looks where it comes from.
  const say = (message: object) => window.parent.postMessage({ stagecraft: 'preview', ...message }, '*')
  if (!('serviceWorker' in navigator)) {
    const why = window.isSecureContext
      ? 'This browser gives previews no service worker (a private window, or a setting that blocks sites from storing data).'
      : 'This address is not secure (plain HTTP), and browsers give service workers to secure ones only.'
    say({ kind: 'cannot', why })
    return
  }
  try {
    await ready()
    say({ kind: 'ready' })
  } catch (error) {
    say({ kind: 'cannot', why: `The browser refused the preview’s service worker: ${String(error).slice(0, 200)}` })
  }
}

if (window.parent !== window) void greet()
