/** `curl` to a published port of a running container, with curl's own words when nobody answers. */
import { resolve } from '@/core/files/path.ts'
import { file, put } from '@/core/files/tree.ts'
import type { Written } from '@/core/shell/process.ts'
import { type Call, complain, failed, note, type Reply } from '../../command.ts'
import { allOf, type Flags, isSet, lastOf, parseFlags } from '../../flags.ts'
import { type HostUrl, headerOf, LOCAL_HOSTS, parseUrl, requestTo } from '../../http-text.ts'
import { askHost } from '../../running.ts'
import { bodyOf, CURL_FLAGS, curlError, curlWords, headersOf } from './curl-options.ts'
import { type Answer, shownHeaders, verbose, writeOut } from './curl-report.ts'

const MOST_REDIRECTS = 50

export function curl(call: Call): Reply {
  const parsed = parseFlags(CURL_FLAGS, call.args)
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

function withOutput(before: readonly Written[], reply: Reply): Reply {
  return { ...reply, output: [...before, ...reply.output] }
}
