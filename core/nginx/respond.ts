/** A request and what nginx answers, with the way it took. */
import type { FileTree } from '@/core/files/tree.ts'
import { isOn } from './conf.ts'
import type { HttpAnswer, HttpRequest, WayStep } from './http.ts'
import { answerOf } from './request/answer.ts'
import { type Exchange, newHeaders, step } from './request/exchange.ts'
import { handlerAfter } from './request/handler.ts'
import { runPhases } from './request/phases.ts'
import { badRequestLine, type Refusal } from './request/request-line.ts'
import { defaultServer, type Selected, selectServer, socketsOn } from './request/select-server.ts'
import { parseUri } from './request/uri.ts'
import { variable } from './request/variables.ts'
import type { NginxServer } from './test.ts'

export function respond(nginx: NginxServer, tree: FileTree, asked: HttpRequest): HttpAnswer {
  const { request, lineHost } = withoutHost(asked)
  const sockets = socketsOn(nginx, request.port, request.clientAddress === '127.0.0.1')
  if (sockets.length === 0) return { kind: 'no-answer', why: 'refused', way: notListening(nginx, request.port) }
  if (sockets.some((socket) => socket.ssl))
    return { kind: 'not-simulated', why: `port ${request.port} speaks TLS`, way: [] }
  const named = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'host')?.[1]
  const hostHeader = named ?? request.host ?? 'localhost'
  // A host in the request line counts more than the header (RFC 9112, 3.2.2).
  const host = hostName(lineHost ?? hostHeader)
  // The request line is read before the Host header says which server is meant.
  const first = defaultServer(sockets)
  const parsed = parseUri(request.path, isOn(first.server, 'merge_slashes', true))
  const badUri: Refusal | undefined = parsed === undefined ? { status: 400, why: 'no URI that nginx reads' } : undefined
  const refusal = badRequestLine(request.method, request.path, first.server) ?? badUri
  const selected = refusal === undefined ? selectServer(sockets, host ?? '') : first
  const exchange = newExchange(nginx, tree, request, selected, { host: host ?? '', header: hostHeader, refusal })
  if (parsed) Object.assign(exchange, { uri: parsed.uri, args: parsed.args })
  const outcome = runPhases(exchange, host === undefined || hostHeader === '')
  return answerOf(exchange, outcome)
}

/** `GET http://host/path`: the path alone, and its host. */
function withoutHost(request: HttpRequest): { readonly request: HttpRequest; readonly lineHost?: string } {
  const match = /^[A-Za-z]+:\/\/([^/?#]*)(.*)$/s.exec(request.path)
  if (match === null) return { request }
  const [, lineHost = '', rest = ''] = match
  return { request: { ...request, path: rest.startsWith('/') ? rest : `/${rest}` }, lineHost }
}

function notListening(nginx: NginxServer, port: number): readonly WayStep[] {
  const ports = [...new Set(nginx.listens.map((listening) => listening.port))].join(', ')
  return [{ what: 'server', detail: `nothing listens on port ${port} (nginx listens on ${ports || 'no port'})` }]
}

/** Without port and trailing dot, lower case. Undefined: not a host at all (400). */
function hostName(header: string): string | undefined {
  if (/[\s/\0]/.test(header) || header.includes('..')) return undefined
  const bare = header.startsWith('[') ? header.slice(0, header.indexOf(']') + 1) : header.split(':')[0]!
  return bare.replace(/\.$/, '').toLowerCase()
}

function newExchange(
  nginx: NginxServer,
  tree: FileTree,
  request: HttpRequest,
  selected: Selected,
  read: { readonly host: string; readonly header: string; readonly refusal: Refusal | undefined },
): Exchange {
  const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]))
  headers.set('host', read.header)
  if (request.body !== undefined && request.body !== '' && !headers.has('content-length'))
    headers.set('content-length', String(new TextEncoder().encode(request.body).length))
  const exchange: Exchange = {
    nginx,
    tree,
    request,
    headers,
    listen: selected.listening,
    host: read.host,
    refusal: read.refusal,
    server: selected.server,
    rawUri: request.path,
    way: [],
    valueOf: variable,
    method: request.method,
    uri: '',
    args: '',
    block: selected.server,
    internal: false,
    uriChanged: false,
    validLocation: true,
    rawUriHolds: true,
    addUriToAlias: false,
    changesLeft: 11,
    errorPageUsed: false,
    bodyRead: false,
    errorStatus: 0,
    handler: handlerAfter(undefined, selected.server),
    captures: selected.captures,
    variables: new Map(Object.entries(selected.named)),
    mapped: new Map(),
    cannot: undefined,
    out: newHeaders(),
  }
  const why = selected.byName === undefined ? 'the default server of this port' : `server_name ${selected.byName}`
  step(exchange, 'server', why, selected.server.owner)
  return exchange
}
