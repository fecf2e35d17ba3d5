/** Values of nginx's variables during a request. */
import { inForce, own, setting } from '../conf.ts'
import { decodeBase64 } from './base64.ts'
import type { Exchange } from './exchange.ts'
import { mapValue } from './map.ts'
import { pathOf, rootOf } from './path.ts'

export function variable(exchange: Exchange, written: string): string {
  const name = written.toLowerCase()
  const set = exchange.variables.get(name)
  if (set !== undefined) return set
  const mapped = mapValue(exchange, name)
  if (mapped !== undefined) return mapped
  const known = VARIABLES[name]
  if (known) return known(exchange)
  return byPrefix(exchange, name) ?? unknown(exchange, name)
}

function unknown(exchange: Exchange, name: string): string {
  if (isSetSomewhere(exchange, name)) return ''
  exchange.cannot ??= `the value of $${name} is not simulated`
  return ''
}

/** A variable of a `set` or a named capture that was not reached is empty. */
function isSetSomewhere(exchange: Exchange, name: string): boolean {
  return exchange.nginx.definedBySet.has(name)
}

function byPrefix(exchange: Exchange, name: string): string | undefined {
  if (name.startsWith('http_')) return exchange.headers.get(name.slice(5).replaceAll('_', '-')) ?? ''
  if (name.startsWith('arg_')) return argument(exchange.args, name.slice(4))
  if (name.startsWith('cookie_')) return cookie(exchange.headers.get('cookie') ?? '', name.slice(7))
  if (name.startsWith('sent_http_')) return sent(exchange, name.slice(10).replaceAll('_', '-'))
  if (/^(upstream_|sent_trailer_)/.test(name)) return ''
  return undefined
}

function argument(args: string, name: string): string {
  for (const pair of args.split('&')) {
    const equals = pair.indexOf('=')
    if (equals >= 0 && pair.slice(0, equals).toLowerCase() === name) return pair.slice(equals + 1)
  }
  return ''
}

function cookie(header: string, name: string): string {
  for (const pair of header.split(/;\s*/)) {
    const equals = pair.indexOf('=')
    if (equals >= 0 && pair.slice(0, equals).trim().toLowerCase() === name) return pair.slice(equals + 1)
  }
  return ''
}

function sent(exchange: Exchange, name: string): string {
  const { out } = exchange
  switch (name) {
    case 'content-type':
      return out.contentType === undefined ? '' : out.contentType + (out.charset ? `; charset=${out.charset}` : '')
    case 'content-length':
      return out.contentLength === undefined ? '' : String(out.contentLength)
    case 'location':
      return out.location ?? ''
    case 'etag':
      return out.etag ?? ''
    case 'last-modified':
      return out.lastModified === undefined ? '' : new Date(out.lastModified * 1000).toUTCString()
    default:
      return out.list
        .filter(([key]) => key === name)
        .map(([, value]) => value)
        .join(', ')
  }
}

type Value = (exchange: Exchange) => string

const client: Value = (exchange) => {
  const { clientAddress } = exchange.request
  if (clientAddress === undefined) exchange.cannot ??= 'the address the request comes from is not known'
  return clientAddress ?? ''
}

const notKnown =
  (what: string): Value =>
  (exchange) => {
    exchange.cannot ??= `${what} differs from request to request`
    return ''
  }

const serverName: Value = (exchange) => {
  const first = own(exchange.server, 'server_name')[0]?.args[0] ?? ''
  return first.startsWith('.') ? first.slice(1) : first.toLowerCase()
}

const uri: Value = (exchange) => exchange.uri

const VARIABLES: Readonly<Record<string, Value>> = {
  uri,
  document_uri: uri,
  request_uri: (exchange) => exchange.request.path,
  args: (exchange) => exchange.args,
  query_string: (exchange) => exchange.args,
  is_args: (exchange) => (exchange.args === '' ? '' : '?'),
  host: (exchange) => exchange.host || serverName(exchange),
  scheme: () => 'http',
  https: () => '',
  server_name: serverName,
  server_port: (exchange) => String(exchange.listen.port),
  server_protocol: () => 'HTTP/1.1',
  request_method: (exchange) => exchange.request.method,
  request: (exchange) => `${exchange.request.method} ${exchange.request.path} HTTP/1.1`,
  request_filename: (exchange) => pathOf(exchange) ?? '',
  document_root: (exchange) => rootOf(exchange),
  realpath_root: (exchange) => rootOf(exchange),
  request_body: (exchange) => exchange.request.body ?? '',
  content_type: (exchange) => exchange.headers.get('content-type') ?? '',
  content_length: (exchange) => exchange.headers.get('content-length') ?? '',
  remote_addr: client,
  realip_remote_addr: client,
  proxy_add_x_forwarded_for: (exchange) => {
    const given = exchange.headers.get('x-forwarded-for')
    return given ? `${given}, ${client(exchange)}` : client(exchange)
  },
  remote_user: (exchange) => remoteUser(exchange.headers.get('authorization') ?? ''),
  status: (exchange) => String(exchange.errorStatus || exchange.out.status).padStart(3, '0'),
  nginx_version: (exchange) => exchange.nginx.version,
  limit_rate: (exchange) => setting(exchange.block, 'limit_rate') ?? '0',
  http_host: (exchange) => exchange.headers.get('host') ?? '',
  request_completion: () => '',
  gzip_ratio: () => '',
  proxy_host: (exchange) => proxyHost(exchange).host,
  proxy_port: (exchange) => proxyHost(exchange).port,
  msec: notKnown('the time'),
  time_iso8601: notKnown('the time'),
  time_local: notKnown('the time'),
  date_gmt: notKnown('the time'),
  date_local: notKnown('the time'),
  request_id: notKnown('the request’s id'),
  request_time: notKnown('the time taken'),
  hostname: notKnown('the container’s name'),
  pid: notKnown('the process id'),
  connection: notKnown('the connection number'),
  connection_requests: notKnown('the count of requests'),
  remote_port: notKnown('the client’s port'),
  server_addr: notKnown('the container’s address'),
  request_length: notKnown('the length of the request'),
  bytes_sent: () => '0',
  body_bytes_sent: () => '0',
}

function proxyHost(exchange: Exchange): { readonly host: string; readonly port: string } {
  const url = inForce(exchange.block, 'proxy_pass')[0]?.args[0] ?? ''
  const match = /^(https?):\/\/([^/]*)/.exec(url)
  const port = /:(\d+)$/.exec(match?.[2] ?? '')?.[1] ?? (match?.[1] === 'https' ? '443' : '80')
  return { host: match?.[2] ?? '', port }
}

function remoteUser(header: string): string {
  const encoded = /^Basic\s+(\S+)/i.exec(header)?.[1]
  return encoded === undefined ? '' : (decodeBase64(encoded).split(':')[0] ?? '')
}
