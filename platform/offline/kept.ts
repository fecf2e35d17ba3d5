/**
 * What the service worker keeps, and what it does with a request: pure, so that tests can ask. The list is written by the build
 * (`bin/service-worker.mjs`).
 */

export interface Kept {
  /** Digest of everything the site serves: two builds with the same one are the same site. */
  readonly version: string
  /** Addresses of pages, each ending in `/`. */
  readonly pages: readonly string[]
  /** Pages that few want: kept once one of them was opened. */
  readonly later: readonly string[]
  /** How Next asks for a page's payload when it moves on without a new load: by a header, or in a file beside the page. */
  readonly payloads: 'header' | 'file'
  /** Other files that change with the version. */
  readonly files: readonly string[]
  /** Files with a digest in their name: the first ones make every lesson work, the rest come when there is time. */
  readonly first: readonly string[]
  readonly rest: readonly string[]
}

export interface Asked {
  readonly method: string
  readonly url: URL
  /** The site's own origin. */
  readonly origin: string
  readonly navigates: boolean
  header(name: string): string | null
}

export type Plan =
  /** Not ours: the browser does as it would without us. */
  | { readonly kind: 'pass' }
  /** From the versioned cache, else from the network. */
  | { readonly kind: 'page'; readonly key: string }
  | { readonly kind: 'payload'; readonly key: string }
  | { readonly kind: 'file'; readonly key: string }
  /** Never changes under its name. */
  | { readonly kind: 'asset'; readonly key: string }
  /** A hint of Next's for a page that may be opened next: worth asking for, not worth an error. */
  | { readonly kind: 'hint' }
  /** Whether the server offers something more: without it, nothing is offered, and that is no failure. */
  | { readonly kind: 'offer' }
  /** A page we do not keep. */
  | { readonly kind: 'elsewhere' }

export const OFFLINE_PAGE = '/offline/'
const PASS: Plan = { kind: 'pass' }

export function planFor(asked: Asked, kept: Kept): Plan {
  const { url } = asked
  if (asked.method !== 'GET' || url.origin !== asked.origin || asked.header('range') !== null) return PASS
  const named = url.pathname.startsWith('/_next/static/') || /^\/bundler\/\w+-[0-9a-f]{12}\.bin$/.test(url.pathname)
  if (named) return { kind: 'asset', key: url.pathname }
  if (kept.files.includes(url.pathname)) return { kind: 'file', key: url.pathname }
  if (url.pathname === '/local-docker.json') return { kind: 'offer' }
  const payload = kept.payloads === 'header' ? askedByHeader(asked, kept) : askedAsFile(url, kept)
  if (payload) return payload
  if (!asked.navigates) return PASS
  const page = withSlash(url.pathname)
  return kept.pages.includes(page) || kept.later.includes(page) ? { kind: 'page', key: page } : { kind: 'elsewhere' }
}

/** The address a payload is kept under: the page's own is taken by the page. */
export function payloadKey(page: string): string {
  return `${page}?payload`
}

function askedByHeader(asked: Asked, kept: Kept): Plan | undefined {
  if (asked.header('rsc') === null) return undefined
  if (asked.header('next-router-segment-prefetch') !== null) return { kind: 'hint' }
  return payloadOf(withSlash(asked.url.pathname), kept)
}

function askedAsFile({ pathname }: URL, kept: Kept): Plan | undefined {
  if (/\/__next\.[^/]*\.txt$/.test(pathname)) return { kind: 'hint' }
  return pathname.endsWith('/index.txt') ? payloadOf(pathname.slice(0, -'index.txt'.length), kept) : undefined
}

function payloadOf(page: string, kept: Kept): Plan {
  return kept.pages.includes(page) ? { kind: 'payload', key: payloadKey(page) } : { kind: 'hint' }
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}
