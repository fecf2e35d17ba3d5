/**
 * Boots WebContainer against a clock. Its own `boot()` never settles when its host cannot be reached, and a second call waits on
 * the first: so the first stays, and another attempt loads its hidden frame again.
 */
import type { WebContainer } from '@webcontainer/api'

export type Booted =
  | { readonly kind: 'booted'; readonly container: WebContainer }
  /** `reload`: the host answered, and then no more. Its frame is in use and cannot be loaded again. */
  | { readonly kind: 'timed-out'; readonly again: 'retry' | 'reload' }
  | { readonly kind: 'refused'; readonly why: string }

interface Attempt {
  readonly settled: Promise<Booted>
  /** The host's page said hello. */
  answered: boolean
  /** Nothing is waited for any more. */
  over: boolean
}

/** `host` is the origin of the page in the hidden frame, `limit` in milliseconds. */
export function createBoot(host: string, limit: number): () => Promise<Booted> {
  let attempt: Attempt | undefined
  return async () => {
    if (attempt !== undefined && !attempt.over && !attempt.answered) loadFrameAgain(host)
    attempt ??= begin(host)
    const mine = attempt
    const watches = [clock(limit, mine), policyWatch(host)]
    const booted = await Promise.race([mine.settled, ...watches.map((watch) => watch.came)])
    for (const watch of watches) watch.end()
    // A first call that still waits is kept, whatever else was heard meanwhile.
    if (mine.over) attempt = undefined
    return booted
  }
}

function begin(host: string): Attempt {
  const heard = (event: MessageEvent) => {
    if (event.origin === host && event.data?.type === 'init') attempt.answered = true
  }
  window.addEventListener('message', heard)
  const settled = start()
    .then(
      (container): Booted => ({ kind: 'booted', container }),
      (error): Booted => ({ kind: 'refused', why: error instanceof Error ? error.message : String(error) }),
    )
    .then((booted) => {
      window.removeEventListener('message', heard)
      attempt.over = true
      return booted
    })
  const attempt: Attempt = { settled, answered: false, over: false }
  return attempt
}

async function start(): Promise<WebContainer> {
  const { WebContainer: Api } = await import('@webcontainer/api')
  return Api.boot({ coep: 'require-corp', workdirName: 'app' })
}

function loadFrameAgain(host: string): void {
  for (const frame of document.querySelectorAll('iframe'))
    if (frame.src.startsWith(`${host}/headless`)) frame.setAttribute('src', frame.src)
}

interface Watch {
  readonly came: Promise<Booted>
  end(): void
}

function clock(limit: number, attempt: Attempt): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined
  const came = new Promise<Booted>((resolve) => {
    const late = () => resolve({ kind: 'timed-out', again: attempt.answered ? 'reload' : 'retry' })
    timer = setTimeout(late, limit)
  })
  return { came, end: () => clearTimeout(timer) }
}

/** A frame that the page's own policy holds back is silent, too: but the browser says so. */
function policyWatch(host: string): Watch {
  const ending = new AbortController()
  const came = new Promise<Booted>((resolve) => {
    const heard = (event: SecurityPolicyViolationEvent) => {
      if (/^(?:frame|child|default)-src/.test(event.effectiveDirective) && event.blockedURI.startsWith(host))
        resolve({ kind: 'refused', why: `the policy of this page does not allow frames of ${host}` })
    }
    document.addEventListener('securitypolicyviolation', heard, { signal: ending.signal })
  })
  return { came, end: () => ending.abort() }
}
