/**
 * What the preview's shell may say to the lesson page, and the page to the shell. The app runs on the shell's origin and can
 * speak in its name, so everything it says is checked here for shape and size; nothing else of a message is ever read.
 */

/** Posted by the shell to its parent window, before there is a port. */
export type ShellGreeting =
  | { readonly kind: 'ready' }
  /** The browser gives no service worker here. */
  | { readonly kind: 'cannot'; readonly why: string }

export interface AskedRequest {
  readonly kind: 'request'
  readonly id: number
  readonly method: string
  readonly path: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly bodyBytes: number
  readonly navigation: boolean
}

export type ShellMessage =
  | AskedRequest
  /** Where the frame is, and whether it can go back and forward. */
  | { readonly kind: 'moved'; readonly path: string; readonly back: boolean; readonly forward: boolean }
  /** The app asked for another origin, and was not let. */
  | { readonly kind: 'outside'; readonly url: string }

export type PageMessage =
  | { readonly kind: 'go'; readonly path: string }
  | { readonly kind: 'back' | 'forward' | 'reload' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: FrameReply }

/** What the service worker makes a Response of. */
export type FrameReply =
  | {
      readonly kind: 'response'
      readonly status: number
      readonly headers: readonly (readonly [string, string])[]
      readonly body: Uint8Array | undefined
    }
  /** As when nothing answers: the app sees a network error. */
  | { readonly kind: 'network-error' }

const LONGEST_PATH = 8192
const LONGEST_VALUE = 8192
const MOST_HEADERS = 64

export function readGreeting(data: unknown): ShellGreeting | undefined {
  if (!isRecord(data) || data.stagecraft !== 'preview') return undefined
  if (data.kind === 'ready') return { kind: 'ready' }
  if (data.kind === 'cannot' && isText(data.why, 300)) return { kind: 'cannot', why: data.why }
  return undefined
}

/** Undefined: not one of ours, or larger than any browser would send. */
export function readShellMessage(data: unknown): ShellMessage | undefined {
  if (!isRecord(data)) return undefined
  switch (data.kind) {
    case 'request':
      return readRequest(data)
    case 'moved':
      if (!isPath(data.path) || typeof data.back !== 'boolean' || typeof data.forward !== 'boolean') return undefined
      return { kind: 'moved', path: data.path, back: data.back, forward: data.forward }
    case 'outside':
      return isText(data.url, 2048) ? { kind: 'outside', url: data.url } : undefined
    default:
      return undefined
  }
}

function readRequest(data: Readonly<Record<string, unknown>>): AskedRequest | undefined {
  const { id, method, path, bodyBytes, navigation } = data
  const headers = readHeaders(data.headers)
  if (!isCount(id) || !isCount(bodyBytes) || typeof navigation !== 'boolean') return undefined
  if (typeof method !== 'string' || !/^[A-Z]{1,16}$/.test(method) || !isPath(path) || headers === undefined)
    return undefined
  return { kind: 'request', id, method, path, headers, bodyBytes, navigation }
}

function readHeaders(data: unknown): Readonly<Record<string, string>> | undefined {
  if (!Array.isArray(data) || data.length > MOST_HEADERS) return undefined
  const headers: [string, string][] = []
  for (const pair of data) {
    if (!Array.isArray(pair) || pair.length !== 2) return undefined
    const [name, value] = pair as readonly unknown[]
    if (typeof name !== 'string' || !/^[a-z0-9!#$%&'*+.^_`|~-]{1,128}$/.test(name)) return undefined
    if (!isText(value, LONGEST_VALUE) || /[\r\n\0]/.test(value)) return undefined
    if (name !== 'host') headers.push([name, value])
  }
  return Object.fromEntries(headers)
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}

function isText(data: unknown, longest: number): data is string {
  return typeof data === 'string' && data.length <= longest
}

function isCount(data: unknown): data is number {
  return Number.isSafeInteger(data) && (data as number) >= 0
}

/** As it stands in a request line: no blanks, no control characters. */
function isPath(data: unknown): data is string {
  return isText(data, LONGEST_PATH) && /^\/[\x21-\x7e]*$/.test(data)
}
