/** curl's flags, what they ask to be sent, and curl's words for wrong ones. */
import { complain, type Reply } from '../../command.ts'
import { allOf, type Flags, flagSpecs, isSet, lastOf } from '../../flags.ts'

export const CURL_FLAGS = flagSpecs(
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

export function headersOf(flags: Flags): Readonly<Record<string, string>> {
  const agent = lastOf(flags, 'user-agent')
  const pairs = allOf(flags, 'header').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon < 0 ? undefined : colon).trim(), colon < 0 ? '' : line.slice(colon + 1).trim()] as const
  })
  const more: [string, string][] = agent === undefined ? [] : [['User-Agent', agent]]
  if (isSet(flags, 'compressed')) more.push(['Accept-Encoding', 'deflate, gzip'])
  return Object.fromEntries([...more, ...pairs])
}

export function bodyOf(flags: Flags): string | undefined {
  const parts = [...allOf(flags, 'data'), ...allOf(flags, 'data-raw')]
  return parts.length === 0 ? undefined : parts.join('&')
}

/** `-s` silences, `-S` brings errors back. */
export function curlError(flags: Flags, code: number, message: string): Reply {
  const silent = isSet(flags, 'silent') && !isSet(flags, 'show-error')
  return { output: silent ? [] : complain(`curl: (${code}) ${message}`), code }
}

export function curlWords(message: string): string {
  const long = /^unknown flag: (.*)$/.exec(message)
  if (long !== null) return `option ${long[1]}: is unknown`
  const short = /^unknown shorthand flag: '(.)'/.exec(message)
  return short === null
    ? message.replace(/^flag needs an argument: /, 'option ').concat(': requires parameter')
    : `option -${short[1]}: is unknown`
}
