/** Requests and answers as curl and wget show them. */
import type { HttpAnswer, HttpRequest } from '@/core/nginx/http.ts'

export interface HostUrl {
  readonly scheme: string
  readonly host: string
  readonly port: number
  /** Path and query, at least `/`. */
  readonly path: string
}

/** Addresses of the learner's own machine. */
export const LOCAL_HOSTS = ['localhost', '127.0.0.1', '0.0.0.0', '::1', 'host.docker.internal']

/** `localhost:8080/counter?x=1`, `http://[::1]/`; undefined for what is no address. */
export function parseUrl(text: string): HostUrl | undefined {
  const match = /^(?:(\w+):\/\/)?(?:[^@/]*@)?(\[[^\]]*\]|[^:/?#]+)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/.exec(text)
  if (match === null) return undefined
  const scheme = (match[1] ?? 'http').toLowerCase()
  const path = match[4] ?? '/'
  return {
    scheme,
    host: match[2]!.replace(/^\[|\]$/g, ''),
    port: match[3] === undefined ? (scheme === 'https' ? 443 : 80) : Number(match[3]),
    path: path.startsWith('/') ? path : `/${path}`,
  }
}

export function requestTo(
  url: HostUrl,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: string,
): HttpRequest {
  const { host: given, ...rest } = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return {
    method,
    path: url.path,
    headers: rest,
    host: given ?? url.host,
    port: url.port,
    ...(body === undefined ? {} : { body }),
  }
}

/** `HTTP/1.1 200 OK` and the header lines, names in the usual capitals. */
export function headerLines(answer: Extract<HttpAnswer, { kind: 'answer' }>): string[] {
  const reason = REASONS[answer.status] ?? ''
  return [
    `HTTP/1.1 ${answer.status}${reason === '' ? '' : ` ${reason}`}`,
    ...answer.headers.map(([name, value]) => `${titled(name)}: ${value}`),
  ]
}

export function headerOf(answer: Extract<HttpAnswer, { kind: 'answer' }>, name: string): string | undefined {
  return answer.headers.find(([each]) => each.toLowerCase() === name)?.[1]
}

function titled(name: string): string {
  return name === 'etag'
    ? 'ETag'
    : name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Moved Temporarily',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  408: 'Request Time-out',
  410: 'Gone',
  413: 'Request Entity Too Large',
  416: 'Requested Range Not Satisfiable',
  418: "I'm a teapot",
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}
