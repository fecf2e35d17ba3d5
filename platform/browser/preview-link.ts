/**
 * The lesson page's end of a live preview. Whatever comes from the preview's origin is taken as hostile: it is looked at for
 * origin, shape and size, and a flood of it ends the preview.
 */
import {
  type AskedRequest,
  type FrameReply,
  type PageMessage,
  readGreeting,
  readShellMessage,
} from '@/core/engine/preview-messages.ts'
import { SHELL_PATH } from '../preview-origin/names.ts'

interface Listener {
  ready(): void
  cannot(why: string): void
  lost(why: string): void
  answer(request: AskedRequest): Promise<FrameReply>
  moved(place: { readonly path: string; readonly back: boolean; readonly forward: boolean }): void
  outside(url: string): void
}

/** A browser asks for a page's files in bursts; no app needs more. */
const MOST_MESSAGES = 2000
const SPAN = 5000
const MOST_WAITING = 200
const PATIENCE = 15_000

interface Place {
  readonly origins: readonly string[]
  readonly why?: string
}

async function previewPlace(): Promise<Place> {
  if (!window.isSecureContext) {
    const why = 'This site was opened over plain HTTP; browsers let only secure addresses run a preview.'
    return { origins: [], why }
  }
  const none = { origins: [], why: 'This site has no origin for previews.' }
  try {
    const answer = await fetch('/preview-origin.json')
    const found: unknown = answer.ok ? await answer.json() : none
    return isPlace(found) ? found : none
  } catch {
    return { origins: [], why: 'The origin for previews could not be asked for (no network).' }
  }
}

function isPlace(data: unknown): data is Place {
  if (typeof data !== 'object' || data === null || !('origins' in data) || !Array.isArray(data.origins)) return false
  return data.origins.every((one) => typeof one === 'string' && /^https?:\/\/[^/]+$/.test(one))
}

function shellAt(origin: string): string {
  return `${origin}${SHELL_PATH}`
}

function openPreviewLink(frame: HTMLIFrameElement, origin: string, listener: Listener) {
  let port: MessagePort | undefined
  let loads = 0
  let waiting = 0
  const recent = { since: performance.now(), count: 0 }
  const timer = setTimeout(() => end('cannot', `${origin} does not answer.`), PATIENCE)
  /** The bytes are copied, not handed over: the engine's answer may be shown elsewhere too. */
  const say = (message: PageMessage) => port?.postMessage(message)

  function end(how: 'cannot' | 'lost', why: string): void {
    close()
    listener[how](why)
  }

  function close(): void {
    clearTimeout(timer)
    window.removeEventListener('message', heard)
    frame.removeEventListener('load', loaded)
    port?.close()
    port = undefined
  }

  /** True: too many in too short a time. */
  function floods(): boolean {
    const now = performance.now()
    if (now - recent.since > SPAN) Object.assign(recent, { since: now, count: 0 })
    recent.count += 1
    if (recent.count <= MOST_MESSAGES) return false
    end('lost', 'The app sent more messages than a page can answer, and was stopped.')
    return true
  }

  function heard(event: MessageEvent): void {
    if (event.source === window || event.origin === window.location.origin || floods()) return
    if (port !== undefined || event.source !== frame.contentWindow || event.origin !== origin) return
    const greeting = readGreeting(event.data)
    if (greeting?.kind === 'cannot') end('cannot', greeting.why)
    if (greeting?.kind === 'ready') connect()
  }

  function connect(): void {
    clearTimeout(timer)
    const channel = new MessageChannel()
    port = channel.port1
    port.onmessage = ({ data }) => fromShell(data)
    frame.contentWindow?.postMessage({ stagecraft: 'preview' }, origin, [channel.port2])
    listener.ready()
  }

  function fromShell(data: unknown): void {
    if (floods()) return
    const message = readShellMessage(data)
    if (message?.kind === 'moved') listener.moved(message)
    if (message?.kind === 'outside') listener.outside(message.url)
    if (message?.kind === 'request') void answer(message)
  }

  async function answer(request: AskedRequest): Promise<void> {
    const { id } = request
    if (waiting >= MOST_WAITING) return say({ kind: 'answer', id, answer: { kind: 'network-error' } })
    waiting += 1
    const reply = await listener.answer(request).catch((): FrameReply => ({ kind: 'network-error' }))
    waiting -= 1
    say({ kind: 'answer', id, answer: reply })
  }

  /** The shell loads once. A second page in its place means that the app sent it away. */
  function loaded(): void {
    loads += 1
    if (loads > 1 && port !== undefined) end('lost', 'The app replaced the page that holds it.')
  }

  window.addEventListener('message', heard)
  frame.addEventListener('load', loaded)
  return {
    go: (path: string) => say({ kind: 'go', path }),
    back: () => say({ kind: 'back' }),
    forward: () => say({ kind: 'forward' }),
    reload: () => say({ kind: 'reload' }),
    close,
  }
}

export const previewLinks = { place: previewPlace, shellAt, open: openPreviewLink }
