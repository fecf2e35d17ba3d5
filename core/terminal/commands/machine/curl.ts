/** `curl` to a published port of a running container, with curl's own words when nobody answers. */
import { resolve } from '@/core/files/path.ts'
import { file, put } from '@/core/files/tree.ts'
import type { HttpAnswer } from '@/core/nginx/http.ts'
import type { Written } from '@/core/shell/process.ts'
import { type Call, complain, failed, note, type Reply } from '../../command.ts'
import { allOf, type Flags, flagSpecs, isSet, lastOf, parseFlags } from '../../flags.ts'
import { type HostUrl, headerLines, headerOf, LOCAL_HOSTS, parseUrl, requestTo } from '../../http-text.ts'
import { askHost } from '../../running.ts'

const FLAGS = flagSpecs(
  's,silent',
  'S,show-error',
  'i,include',
  'show-headers',
  'I,head',
  'o,output=',
  'O,remote-name',
  'L,location',
  'H,header=',
  'v,verbose',
  'X,request=',
  'd,data=',
  'data-raw=',
  'f,fail',
  'fail-with-body',
  'k,insecure',
  'w,write-out=',
  'm,max-time=',
  'A,user-agent=',
  'u,user=',
  'connect-timeout=',
  'retry=',
  'retry-delay=',
  'retry-connrefused',
  'compressed',
  'e,referer=',
  'N,no-buffer',
  'url=',
  '4,ipv4',
  '6,ipv6',
  'max-redirs=',
  'http1.1',
  'http2',
  'no-progress-meter',
  '#,progress-bar',
  'D,dump-header=',
  'b,cookie=',
  'c,cookie-jar=',
  'G,get',
)

const AGENT = 'curl/8.14.1'
const MOST_REDIRECTS = 50

export function curl(call: Call): Reply {
  const parsed = parseFlags(FLAGS, call.args)
  if (parsed.kind === 'help') return { output: complain('Usage: curl [options...] <url>'), code: 0 }
  if (parsed.kind === 'wrong')
    return failed(
      2,
      `curl: ${curlWords(parsed.message)}`,
      `curl: try 'curl --help' or 'curl --manual' for more information`,
    )
  const urls = [...parsed.flags.operands, ...allOf(parsed.flags, 'url')]
  if (urls.length === 0)
    return failed(2, `curl: (2) no URL specified`, `curl: try 'curl --help' or 'curl --manual' for more information`)
  let reply: Reply = { output: [], code: 0 }
  for (const url of urls) {
    const next = fetch(
      reply.tree === undefined ? call : { ...call, process: { ...call.process, tree: reply.tree } },
      parsed.flags,
      url,
    )
    reply = {
      output: [...reply.output, ...next.output],
      code: next.code,
      ...(next.tree === undefined ? {} : { tree: next.tree }),
    }
  }
  return reply
}

function fetch(call: Call, flags: Flags, text: string): Reply {
  const url = parseUrl(text)
  if (url === undefined) return curlError(flags, 3, 'URL rejected: Bad hostname')
  if (!LOCAL_HOSTS.includes(url.host)) {
    const reply = curlError(flags, 6, `Could not resolve host: ${url.host}`)
    return {
      ...reply,
      output: [
        ...reply.output,
        ...note('this terminal reaches only the containers of this machine: localhost and a published port'),
      ],
    }
  }
  if (url.scheme !== 'http') return secure(call, flags, url)
  return follow(call, flags, url, 0, [])
}

/** One request, and those its redirects ask for. */
function follow(call: Call, flags: Flags, url: HostUrl, redirects: number, before: readonly Written[]): Reply {
  const headers = headersOf(flags)
  const body = bodyOf(flags)
  const method = lastOf(flags, 'request') ?? (isSet(flags, 'head') ? 'HEAD' : body === undefined ? 'GET' : 'POST')
  const answer = askHost(call.session, call.world, requestTo(url, method, headers, body), call.process.tree)
  const sent = [...before, ...verbose(flags, url, method, headers, answer)]
  if (answer === undefined)
    return withOutput(
      sent,
      curlError(flags, 7, `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`),
    )
  switch (answer.kind) {
    case 'no-answer':
      return withOutput(sent, curlError(flags, 52, 'Empty reply from server'))
    case 'would-proxy':
      return withOutput(sent, {
        output: note(`nginx would pass this request on to ${answer.to}, which is not simulated`),
        code: 1,
      })
    case 'not-simulated':
      return withOutput(sent, { output: note(`cannot tell the answer: ${answer.why}`), code: 1 })
    case 'answer': {
      const next = isSet(flags, 'location') ? redirectOf(answer, url) : undefined
      const shown = [...sent, ...shownHeaders(flags, answer)]
      if (next === undefined) return delivered(call, flags, url, answer, redirects, shown)
      if (redirects >= MOST_REDIRECTS)
        return withOutput(shown, curlError(flags, 47, `Maximum (${MOST_REDIRECTS}) redirects followed`))
      return LOCAL_HOSTS.includes(next.host)
        ? follow(call, flags, next, redirects + 1, shown)
        : withOutput(shown, curlError(flags, 6, `Could not resolve host: ${next.host}`))
    }
  }
}

type Answer = Extract<HttpAnswer, { kind: 'answer' }>

function delivered(
  call: Call,
  flags: Flags,
  url: HostUrl,
  answer: Answer,
  redirects: number,
  before: readonly Written[],
): Reply {
  if (isSet(flags, 'fail') && answer.status >= 400) {
    return withOutput(before, curlError(flags, 22, `The requested URL returned error: ${answer.status}`))
  }
  const head = isSet(flags, 'head')
  const unknown = answer.body === undefined && !head && answer.bodyFile !== undefined
  const bytes = head ? undefined : answer.body
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes)
  const target =
    lastOf(flags, 'output') ?? (isSet(flags, 'remote-name') ? url.path.split(/[?#]/)[0]!.split('/').pop() : undefined)
  const tail: Written[] = [...writeOut(flags, url, answer, redirects)]
  if (unknown) tail.push(...note(`the bytes of ${answer.bodyFile} are not recorded`))
  if (target === undefined || target === '-')
    return { output: [...before, ...(text === '' ? [] : [{ fd: 1 as const, text }]), ...tail], code: 0 }
  if (target === '/dev/null' || bytes === undefined) return { output: [...before, ...tail], code: 0 }
  return {
    output: [...before, ...tail],
    code: 0,
    tree: put(call.process.tree, resolve(call.process.cwd, target), file(bytes)),
  }
}

function shownHeaders(flags: Flags, answer: Answer): Written[] {
  const wanted = isSet(flags, 'include') || isSet(flags, 'show-headers') || isSet(flags, 'head')
  return wanted ? [{ fd: 1, text: `${headerLines(answer).join('\n')}\n\n` }] : []
}

function verbose(
  flags: Flags,
  url: HostUrl,
  method: string,
  headers: Readonly<Record<string, string>>,
  answer: HttpAnswer | undefined,
): Written[] {
  if (!isSet(flags, 'verbose')) return []
  const ip = url.host === 'localhost' ? '127.0.0.1' : url.host
  if (answer === undefined)
    return complain(`*   Trying ${ip}:${url.port}...`, `* connect to ${ip} port ${url.port} failed: Connection refused`)
  const authority = url.port === 80 ? url.host : `${url.host}:${url.port}`
  const all = { Host: authority, 'User-Agent': AGENT, Accept: '*/*', ...headers }
  const request = [
    `> ${method} ${url.path} HTTP/1.1`,
    ...Object.entries(all).map(([name, value]) => `> ${name}: ${value}`),
    '>',
  ]
  const response = answer.kind === 'answer' ? [...headerLines(answer).map((line) => `< ${line}`), '<'] : []
  return complain(
    `*   Trying ${ip}:${url.port}...`,
    `* Connected to ${url.host} (${ip}) port ${url.port}`,
    ...request,
    ...response,
  )
}

function writeOut(flags: Flags, url: HostUrl, answer: Answer, redirects: number): Written[] {
  const format = lastOf(flags, 'write-out')
  if (format === undefined) return []
  const values: Readonly<Record<string, string>> = {
    http_code: String(answer.status),
    response_code: String(answer.status),
    content_type: headerOf(answer, 'content-type') ?? '',
    size_download: String(isSet(flags, 'head') ? 0 : (answer.body?.length ?? 0)),
    redirect_url: headerOf(answer, 'location') ?? '',
    num_redirects: String(redirects),
    url_effective: `${url.scheme}://${url.host}${url.port === 80 ? '' : `:${url.port}`}${url.path}`,
  }
  const text = format
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  return [{ fd: 1, text }]
}

function redirectOf(answer: Answer, from: HostUrl): HostUrl | undefined {
  const location = headerOf(answer, 'location')
  if (answer.status < 300 || answer.status > 399 || location === undefined) return undefined
  if (/^\w+:\/\//.test(location)) return parseUrl(location)
  return { ...from, path: location.startsWith('/') ? location : from.path.replace(/[^/]*$/, location) }
}

/** TLS to a port where a server speaks plain HTTP. */
function secure(call: Call, flags: Flags, url: HostUrl): Reply {
  if (url.scheme !== 'https') return curlError(flags, 1, `Protocol "${url.scheme}" not supported`)
  const answer = askHost(call.session, call.world, requestTo(url, 'GET', {}), call.process.tree)
  if (answer === undefined)
    return curlError(
      flags,
      7,
      `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`,
    )
  return curlError(flags, 35, 'TLS connect error: error:0A00010B:SSL routines::wrong version number')
}

function headersOf(flags: Flags): Readonly<Record<string, string>> {
  const agent = lastOf(flags, 'user-agent')
  const pairs = allOf(flags, 'header').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon < 0 ? undefined : colon).trim(), colon < 0 ? '' : line.slice(colon + 1).trim()] as const
  })
  const more: [string, string][] = agent === undefined ? [] : [['User-Agent', agent]]
  if (isSet(flags, 'compressed')) more.push(['Accept-Encoding', 'deflate, gzip'])
  return Object.fromEntries([...more, ...pairs])
}

function bodyOf(flags: Flags): string | undefined {
  const parts = [...allOf(flags, 'data'), ...allOf(flags, 'data-raw')]
  return parts.length === 0 ? undefined : parts.join('&')
}

/** `-s` silences, `-S` brings errors back. */
function curlError(flags: Flags, code: number, message: string): Reply {
  const silent = isSet(flags, 'silent') && !isSet(flags, 'show-error')
  return { output: silent ? [] : complain(`curl: (${code}) ${message}`), code }
}

function withOutput(before: readonly Written[], reply: Reply): Reply {
  return { ...reply, output: [...before, ...reply.output] }
}

function curlWords(message: string): string {
  const long = /^unknown flag: (.*)$/.exec(message)
  if (long !== null) return `option ${long[1]}: is unknown`
  const short = /^unknown shorthand flag: '(.)'/.exec(message)
  return short === null
    ? message.replace(/^flag needs an argument: /, 'option ').concat(': requires parameter')
    : `option -${short[1]}: is unknown`
}
