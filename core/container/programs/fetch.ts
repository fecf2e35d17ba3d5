/** `curl` and `wget` inside the container, as health checks use them. */
import type { HttpAnswer } from '@/core/nginx/http.ts'
import type { Program } from '@/core/shell/process.ts'
import { printed } from '../printed.ts'
import type { Served } from '../serving.ts'

interface Target {
  readonly host: string
  readonly port: number
  readonly path: string
}

function readUrl(text: string): Target | undefined {
  const match = /^(?:http:\/\/)?([^/:]+|\[[^\]]+\])(?::(\d+))?(\/[^#]*)?/.exec(text)
  if (match === null || /^https:/.test(text)) return undefined
  return { host: match[1]!, port: Number(match[2] ?? 80), path: match[3] ?? '/' }
}

function isSelf(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '0.0.0.0' || host === '[::1]'
}

type Got = { readonly status: number; readonly body: string } | 'refused' | 'elsewhere' | { readonly why: string }

function get(served: Served, url: string, method: string, follow: number): Got {
  const target = readUrl(url)
  if (target === undefined || !isSelf(target.host)) return 'elsewhere'
  const { port, path } = target
  const host = port === 80 ? target.host : `${target.host}:${port}`
  const answer = served.respond({ method, path, headers: { accept: '*/*' }, host, port }, true)
  const location = redirectOf(answer)
  if (location !== undefined && follow > 0)
    return get(served, location.startsWith('/') ? `${host}${location}` : location, method, follow - 1)
  switch (answer.kind) {
    case 'answer':
      return { status: answer.status, body: answer.body ? new TextDecoder().decode(answer.body) : '' }
    case 'no-answer':
      return 'refused'
    case 'would-proxy':
      return { why: `the answer would come from ${answer.to}` }
    case 'not-simulated':
      return answer
  }
}

function redirectOf(answer: HttpAnswer): string | undefined {
  if (answer.kind !== 'answer' || answer.status < 300 || answer.status >= 400) return undefined
  return answer.headers.find(([name]) => name === 'location')?.[1]
}

/** `-f` makes an error status a failure (22); without it any answer is a success. */
export function curlProgram(served: Served): Program {
  return (process) => {
    const words = expandShort(process.argv.slice(1))
    const url = words.find((word, at) => !word.startsWith('-') && !TAKES_VALUE.has(words[at - 1] ?? ''))
    if (url === undefined) return printed(process, 2, ['curl: (2) no URL specified'])
    const method = words.includes('-I') || words.includes('--head') ? 'HEAD' : 'GET'
    const got = get(served, url, method, words.includes('-L') || words.includes('--location') ? 50 : 0)
    const silent = words.includes('-s') || words.includes('--silent')
    if (got === 'refused') {
      const { host, port } = readUrl(url)!
      return printed(
        process,
        7,
        silent ? [] : [`curl: (7) Failed to connect to ${host} port ${port}: Could not connect to server`],
      )
    }
    if (got === 'elsewhere') return notKnown(process, url)
    if ('why' in got) return { kind: 'unsupported', why: got.why, output: [], tree: process.tree }
    const fails = words.includes('-f') || words.includes('--fail') || words.includes('--fail-with-body')
    if (fails && got.status >= 400)
      return printed(
        process,
        22,
        silent && !words.includes('-S') ? [] : [`curl: (22) The requested URL returned error: ${got.status}`],
      )
    return printed(process, 0, words.includes('-o') ? [] : [got.body], 1)
  }
}

const TAKES_VALUE = new Set([
  '-o',
  '--output',
  '-m',
  '--max-time',
  '-H',
  '--header',
  '-X',
  '--request',
  '-A',
  '-w',
  '--connect-timeout',
  '--retry',
  '-u',
  '--write-out',
  '-T',
  '-t',
  '--timeout',
  '--tries',
  '-O',
  '-U',
  '--user-agent',
])

/** `-fsS` is `-f -s -S`. */
function expandShort(words: readonly string[]): readonly string[] {
  return words.flatMap((word) =>
    /^-[a-zA-Z]{2,}$/.test(word) ? [...word.slice(1)].map((letter) => `-${letter}`) : [word],
  )
}

/** wget follows redirects and fails on any error status. */
export function wgetProgram(served: Served): Program {
  return (process) => {
    const words = process.argv.slice(1)
    const url = words.find((word, at) => !word.startsWith('-') && !takesNext(words[at - 1] ?? ''))
    if (url === undefined) return printed(process, 1, ['wget: missing URL'])
    const got = get(served, url, 'GET', 20)
    if (got === 'refused') {
      const { host, port } = readUrl(url)!
      return printed(process, 1, [`wget: can't connect to remote host (${host}:${port}): Connection refused`])
    }
    if (got === 'elsewhere') return notKnown(process, url)
    if ('why' in got) return { kind: 'unsupported', why: got.why, output: [], tree: process.tree }
    if (got.status >= 400) return printed(process, 1, [`wget: server returned error: HTTP/1.1 ${got.status}`])
    return printed(process, 0, toStandardOutput(words) ? [got.body] : [], 1)
  }
}

/** `-O -`, `-O-`, `-qO-`, `--output-document=-`. */
function toStandardOutput(words: readonly string[]): boolean {
  return words.some(
    (word, at) => /^(-[a-zA-Z]*O|--output-document=)-$/.test(word) || (takesNext(word) && words[at + 1] === '-'),
  )
}

function takesNext(word: string): boolean {
  return TAKES_VALUE.has(word) || /^-q?O$/.test(word)
}

function notKnown(process: Parameters<Program>[0], url: string) {
  return { kind: 'unsupported', why: `what ${url} answers is not known`, output: [], tree: process.tree } as const
}
