/** One whole case in one document: a configuration, files, requests in; verdict and answers out. */
import { type FileTree, file, makeDirectory, put, remove, treeOf } from '@/core/files/tree.ts'
import type { HttpAnswer, HttpRequest } from './http.ts'
import { HTML_50X, HTML_ROOT, MAIN_CONF, MIME_TYPES, SITE_CONF } from './image-files.ts'
import { respond } from './respond.ts'
import { MAIN_FILE, type NginxServer, type NginxVerdict, testNginx, verdictLines } from './test.ts'
import type { NginxMessage } from './verdict.ts'

export type CaseRequest =
  | string
  | {
      readonly method?: string
      readonly path: string
      readonly headers?: Readonly<Record<string, string>>
      readonly host?: string
      readonly port?: number
      readonly body?: string
    }

export interface NginxCase {
  /** /etc/nginx/conf.d/default.conf; null: no such file. */
  readonly conf?: string | null
  /** /etc/nginx/nginx.conf in place of the image's. */
  readonly nginxConf?: string
  /** Paths relative to the html folder, or absolute; a trailing slash makes a folder; null takes a file away. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>
  readonly requests?: readonly CaseRequest[]
  /** `name:port` of servers that answer. */
  readonly backends?: readonly string[]
  /** Names that resolve, with nothing behind them. */
  readonly hosts?: readonly string[]
  /** Seconds since 1970, for every file. */
  readonly mtime?: number
  readonly version?: string
  /** Seconds since 1970 at which it is asked; absent: some time after the files were made. */
  readonly now?: number
}

export interface CaseAnswer {
  readonly request: CaseRequest
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly bodyFile?: string | readonly string[]
  readonly bodyBuiltin?: number
  readonly body?: string
  readonly bodyLength?: number
  /** The connection was closed without an answer. */
  readonly closed?: true
  readonly error?: string
  readonly wouldProxy?: string
  readonly simulated?: false
  readonly reason?: string
  readonly way: HttpAnswer['way']
}

export interface CaseResult {
  readonly ok: boolean
  readonly exit: number
  readonly stderr: string
  readonly errors: readonly NginxMessage[]
  readonly also: readonly NginxMessage[]
  readonly answers: readonly CaseAnswer[]
  readonly simulated?: false
  readonly reason?: string
}

/** Files of a case have this time unless it says otherwise: 2 January 2024, 03:04:05. */
export const CASE_MTIME = Date.UTC(2024, 0, 2, 3, 4, 5) / 1000

export function answerCase(input: NginxCase): CaseResult {
  const tree = treeOfCase(input)
  const names = [...(input.hosts ?? []), ...(input.backends ?? []).map((backend) => backend.split(':')[0]!)]
  const verdict = testNginx({
    tree,
    hosts: names,
    users: ['root', 'nginx', 'nobody'],
    ...(input.version && { version: input.version }),
  })
  return { ...said(verdict), answers: verdict.server ? answers(verdict.server, tree, input) : [] }
}

function said(verdict: NginxVerdict): Omit<CaseResult, 'answers'> {
  const refused = verdict.messages.some((message) => message.level !== 'warn')
  return {
    ok: !refused && verdict.kind === 'ok',
    exit: refused ? 1 : 0,
    stderr: verdictLines(verdict, MAIN_FILE)
      .map((line) => `${line}\n`)
      .join(''),
    errors: verdict.messages,
    also: verdict.also,
    ...(verdict.kind === 'unknown' && { simulated: false as const, reason: verdict.why }),
  }
}

function treeOfCase(input: NginxCase): FileTree {
  const mtime = input.mtime ?? CASE_MTIME
  let tree = treeOf({
    [MAIN_FILE]: input.nginxConf ?? MAIN_CONF,
    '/etc/nginx/mime.types': MIME_TYPES,
    '/etc/nginx/fastcgi_params': '',
    '/etc/nginx/uwsgi_params': '',
    '/etc/nginx/scgi_params': '',
  })
  for (const folder of [
    '/etc/nginx/conf.d',
    '/var/log/nginx',
    '/var/cache/nginx',
    '/var/lib/nginx',
    '/run',
    '/tmp',
    '/root',
    HTML_ROOT,
  ])
    tree = makeDirectory(tree, folder)
  if (input.conf !== null && input.conf !== undefined) tree = put(tree, SITE_CONF, file(input.conf))
  for (const [path, text] of Object.entries({ '50x.html': HTML_50X, ...input.files })) {
    const absolute = path.startsWith('/') ? path : `${HTML_ROOT}/${path}`
    if (text === null) tree = remove(tree, absolute)
    else if (absolute.endsWith('/')) tree = makeDirectory(tree, absolute)
    else tree = put(tree, absolute, { ...file(text), mtime })
  }
  return tree
}

function answers(server: NginxServer, tree: FileTree, input: NginxCase): readonly CaseAnswer[] {
  let multipartsBefore = 0
  return (input.requests ?? []).map((written) => {
    const answer = respond(server, tree, { ...requestOf(written, nowOf(input)), multipartsBefore })
    if (isMultipart(answer)) multipartsBefore++
    return { request: written, ...answerTo(answer, input) }
  })
}

function isMultipart(answer: HttpAnswer): boolean {
  if (answer.kind !== 'answer') return false
  return answer.headers.some(([name, value]) => name === 'content-type' && value.startsWith('multipart/byteranges'))
}

function requestOf(written: CaseRequest, now: number): HttpRequest {
  const line = typeof written === 'string' ? /^([A-Z]+) (\/.*)$/.exec(written) : null
  const rest: Exclude<CaseRequest, string> =
    typeof written === 'string' ? { method: line?.[1] ?? 'GET', path: line?.[2] ?? written } : written
  const { method = 'GET', path } = rest
  return {
    method,
    path,
    headers: rest.headers ?? {},
    host: rest.host ?? 'localhost:8080',
    port: rest.port ?? 80,
    ...(rest.body !== undefined && { body: rest.body }),
    clientAddress: '127.0.0.1',
    now,
  }
}

/** Expires is compared as seconds from the answer's own time, so any time will do. */
function nowOf({ now = CASE_MTIME + 90 * 86_400 }: NginxCase): number {
  return now
}

function answerTo(answer: HttpAnswer, input: NginxCase): Omit<CaseAnswer, 'request'> {
  const { way } = answer
  switch (answer.kind) {
    case 'answer':
      return { status: answer.status, headers: headersOf(answer.headers, nowOf(input)), ...bodyOf(answer, input), way }
    case 'would-proxy':
      return { wouldProxy: answer.to, way }
    case 'no-answer':
      return answer.why === 'closed'
        ? { status: 0, closed: true, headers: {}, bodyLength: 0, way }
        : { error: 'ECONNREFUSED', bodyLength: 0, way }
    case 'not-simulated':
      return { simulated: false, reason: answer.why, way }
  }
}

function headersOf(
  list: readonly (readonly [string, string])[],
  now: number,
): Readonly<Record<string, string | readonly string[]>> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of list) {
    if (name === 'date') continue
    const before = headers[name]
    const bytes = asBytes(value)
    headers[name] = before === undefined ? bytes : [...(Array.isArray(before) ? before : [before]), bytes]
  }
  const expires = headers.expires
  if (typeof expires === 'string' && !/ (1970|2037) /.test(expires))
    headers['x-expires-in'] = String(Date.parse(expires) / 1000 - now)
  return headers
}

/** One letter a byte, as headers are read on the wire. */
function asBytes(value: string): string {
  return String.fromCharCode(...new TextEncoder().encode(value))
}

/** Equal bytes in several files cannot be told apart from outside: then all of them are named. */
function bodyOf(answer: Extract<HttpAnswer, { kind: 'answer' }>, input: NginxCase) {
  const bytes = answer.body ?? new Uint8Array()
  const text = new TextDecoder().decode(bytes)
  const same = Object.entries({ '50x.html': HTML_50X, ...input.files })
    .filter(([, content]) => bytes.length > 0 && content !== null && isSame(content, bytes, text))
    .map(([path]) => (path.startsWith('/') ? path : `${HTML_ROOT}/${path}`))
  if (same.length > 0) return { bodyFile: same.length === 1 ? same[0]! : same, bodyLength: bytes.length }
  if (answer.bodyBuiltin !== undefined) return { bodyBuiltin: answer.bodyBuiltin, bodyLength: bytes.length }
  return { ...(bytes.length > 0 && { body: text.slice(0, 2000) }), bodyLength: bytes.length }
}

function isSame(content: string | Uint8Array, bytes: Uint8Array, text: string): boolean {
  if (typeof content === 'string') return content === text
  return content.length === bytes.length && content.every((byte, at) => byte === bytes[at])
}
