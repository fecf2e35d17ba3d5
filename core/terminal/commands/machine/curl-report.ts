/** What curl shows besides the page: headers, the conversation, and what `-w` asks for. */
import type { HttpAnswer } from '@/core/nginx/http.ts'
import type { Written } from '@/core/shell/process.ts'
import { complain } from '../../command.ts'
import { type Flags, isSet, lastOf } from '../../flags.ts'
import { type HostUrl, headerLines, headerOf } from '../../http-text.ts'

export type Answer = Extract<HttpAnswer, { kind: 'answer' }>

const AGENT = 'curl/8.14.1'

export function shownHeaders(flags: Flags, answer: Answer): Written[] {
  const wanted = isSet(flags, 'include') || isSet(flags, 'show-headers') || isSet(flags, 'head')
  return wanted ? [{ fd: 1, text: `${headerLines(answer).join('\n')}\n\n` }] : []
}

export function verbose(
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

export function writeOut(flags: Flags, url: HostUrl, answer: Answer, redirects: number): Written[] {
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
