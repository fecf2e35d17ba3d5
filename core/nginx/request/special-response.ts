/** Errors and redirects: error_page first, else the page nginx has built in. */
import { inForce, setting } from '../conf.ts'
import { readErrorPage } from '../rules/rewrite.ts'
import { BUILT_IN_TITLES } from './built-in-pages.ts'
import { type Body, type Exchange, type Outcome, step } from './exchange.ts'
import { expand } from './expand.ts'

/** Where an error goes: to an error page's URI, or to the built-in page. */
export function specialResponse(exchange: Exchange, code: number): Outcome {
  exchange.errorStatus = code
  exchange.out.contentType = undefined
  const pages = inForce(exchange.block, 'error_page')
  if (!exchange.errorPageUsed && pages.length > 0 && exchange.changesLeft > 0) {
    if ((setting(exchange.block, 'recursive_error_pages') ?? 'off').toLowerCase() !== 'on')
      exchange.errorPageUsed = true
    for (const directive of pages) {
      const read = readErrorPage(directive.args)
      if ('error' in read || !read.page.codes.includes(code)) continue
      step(exchange, 'error_page', `${code} is answered by ${read.page.target}`, directive)
      return toPage(exchange, read.page.target, read.page.overwrite)
    }
  }
  return { kind: 'send', body: builtIn(exchange, code) }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function toPage(exchange: Exchange, target: string, overwrite: number | undefined): Outcome {
  if (overwrite !== undefined) exchange.errorStatus = overwrite
  const uri = expand(exchange, target)
  if (uri.startsWith('/')) {
    if (exchange.method !== 'HEAD') exchange.method = 'GET'
    const question = uri.indexOf('?')
    return question < 0
      ? { kind: 'redirect', uri, args: '' }
      : { kind: 'redirect', uri: uri.slice(0, question), args: uri.slice(question + 1) }
  }
  if (uri.startsWith('@')) return { kind: 'named', name: uri }
  if (!REDIRECTS.has(overwrite ?? 0)) exchange.errorStatus = 302
  exchange.out.location = uri
  return { kind: 'send', body: builtIn(exchange, exchange.errorStatus) }
}

function builtIn(exchange: Exchange, code: number): Body {
  const { out } = exchange
  // Codes of nginx's own stand for 400.
  if (code >= 494 && code <= 497) exchange.errorStatus = 400
  out.status = code
  out.allowRanges = false
  out.lastModified = undefined
  out.etag = undefined
  const title = BUILT_IN_TITLES[code]
  if (title === undefined) {
    out.contentLength = 0
    return { kind: 'none' }
  }
  const bytes = new TextEncoder().encode(page(title, exchange))
  out.contentType = 'text/html'
  out.contentLength = bytes.length
  return { kind: 'builtin', status: Number.parseInt(title, 10), bytes }
}

function page(title: string, exchange: Exchange): string {
  const tokens = setting(exchange.block, 'server_tokens') ?? 'on'
  const server = tokens === 'off' ? 'nginx' : `nginx/${exchange.nginx.version}`
  const own = title.startsWith('400 ') && title !== BUILT_IN_TITLES[400]
  const heading = own ? BUILT_IN_TITLES[400] : title
  const detail = own ? title.slice(4) : ''
  const extra = detail === '' ? '' : `<center>${detail}</center>\r\n`
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n${extra}`
  return `${body}<hr><center>${server}</center>\r\n</body>\r\n</html>\r\n${padding(exchange, title)}`
}

/** Old Internet Explorers and Chrome replace short error pages by their own: nginx makes the page longer for them. */
function padding(exchange: Exchange, title: string): string {
  const agent = exchange.headers.get('user-agent') ?? ''
  if (Number.parseInt(title, 10) < 400 || !/MSIE |Chrome\//.test(agent)) return ''
  if ((setting(exchange.block, 'msie_padding') ?? 'on').toLowerCase() !== 'on') return ''
  return '<!-- a padding to disable MSIE and Chrome friendly error page -->\r\n'.repeat(6)
}
