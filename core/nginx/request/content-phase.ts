/** What answers: try_files first, then a handler, index, listing, or the file itself. */
import { type Block, inForce, isOn, own } from '../conf.ts'
import { DECLINED, type Exchange, type Outcome, status, step } from './exchange.ts'
import { expand } from './expand.ts'
import { isReadable, look } from './files.ts'
import { gzipAccepted } from './gzip.ts'
import { listing } from './listing.ts'
import { baseOf, pathOf, rootOf } from './path.ts'
import { proxyOutcome } from './proxy.ts'
import { sendFile } from './send.ts'
import { escapeUri } from './uri.ts'

export function tryFilesPhase(exchange: Exchange): Outcome {
  const directive = own(exchange.block, 'try_files')[0]
  if (directive === undefined) return DECLINED
  const { alias } = baseOf(exchange.block)
  if (alias !== undefined && !exchange.validLocation) return status(500)
  const candidates = directive.args.slice(0, -1)
  for (const candidate of candidates) {
    const isFolder = candidate.endsWith('/')
    const name = tried(exchange, isFolder ? candidate.slice(0, -1) : candidate, alias)
    const found = look(exchange, (rootOf(exchange) + name).replace(/(.)\/+$/, isFolder ? '$1' : '$&'))
    const hit = found.kind === (isFolder ? 'directory' : 'file')
    step(exchange, 'try_files', `${candidate}: ${hit ? 'found' : 'not there'}`, directive)
    if (!hit) continue
    if (alias === undefined) exchange.uri = name
    else if (alias === Number.POSITIVE_INFINITY) {
      if (!isFolder) {
        exchange.uri = name
        exchange.addUriToAlias = true
      }
    } else exchange.uri = exchange.uri.slice(0, alias) + name
    return DECLINED
  }
  return fallback(exchange, directive.args.at(-1)!, alias, directive)
}

/** With an alias, a value of variables loses the location's name in front. */
function tried(exchange: Exchange, text: string, alias: number | undefined): string {
  const value = expand(exchange, text)
  if (!text.includes('$') || alias === undefined || alias === Number.POSITIVE_INFINITY) return value
  return value.startsWith(exchange.uri.slice(0, alias)) ? value.slice(alias) : value
}

function fallback(
  exchange: Exchange,
  last: string,
  alias: number | undefined,
  by: Parameters<typeof step>[3],
): Outcome {
  step(exchange, 'try_files', `nothing found: ${last}`, by)
  if (last.startsWith('=')) return status(Number(last.slice(1)))
  const value = tried(exchange, last, alias)
  if (value.startsWith('@')) return { kind: 'named', name: value }
  const question = value.indexOf('?')
  return question < 0
    ? { kind: 'redirect', uri: value, args: '' }
    : { kind: 'redirect', uri: value.slice(0, question), args: value.slice(question + 1) }
}

/** The block whose handler answers: an `if` or limit_except without one keeps its location's. */
export function handlerBlock(block: Block): Block | undefined {
  if (!handlers.has(block)) handlers.set(block, findHandler(block))
  return handlers.get(block)
}

const handlers = new WeakMap<Block, Block | undefined>()

function findHandler(block: Block): Block | undefined {
  if (HANDLERS.some((name) => own(block, name).length > 0)) return block
  const inner = block.context === 'if in location' || block.context === 'limit_except'
  return inner && block.owner ? handlerBlock(block.owner.parent) : undefined
}

const HANDLERS = [
  'proxy_pass',
  'fastcgi_pass',
  'uwsgi_pass',
  'scgi_pass',
  'grpc_pass',
  'memcached_pass',
  'stub_status',
  'empty_gif',
  'mp4',
  'flv',
  'perl',
  'js_content',
  'api',
]

/** Modules that answer themselves and are not simulated; those that change any answer: not-simulated.ts. */
const NOT_SIMULATED = ['random_index', 'dav_methods']

const changes = new WeakMap<Block, string | false>()

function notSimulated(block: Block): string | false {
  const known = changes.get(block)
  if (known !== undefined) return known
  const found = NOT_SIMULATED.find((name) => {
    const directive = inForce(block, name)[0]
    return directive !== undefined && directive.args[0]?.toLowerCase() !== 'off'
  })
  changes.set(block, found ?? false)
  return found ?? false
}

export function contentPhase(exchange: Exchange): Outcome {
  const changed = notSimulated(exchange.block)
  if (changed) return { kind: 'unsupported', why: `what ${changed} does to the answer is not simulated` }
  if (exchange.handler) return handle(exchange, exchange.handler)
  for (const handler of [indexHandler, listingHandler, gzipStaticHandler, staticHandler]) {
    const outcome = handler(exchange)
    if (outcome.kind !== 'declined') return outcome
  }
  const path = pathOf(exchange)
  step(exchange, 'file', `${path}: a folder without an index, and no listing is allowed`)
  return status(exchange.uri.endsWith('/') ? 403 : 404)
}

function handle(exchange: Exchange, block: Block): Outcome {
  const name = HANDLERS.find((known) => own(block, known).length > 0)!
  const directive = own(block, name)[0]!
  if (name === 'proxy_pass') return proxyOutcome(exchange, directive)
  return { kind: 'unsupported', why: `${name} is not simulated` }
}

const READS = new Set(['GET', 'HEAD', 'POST'])

function indexHandler(exchange: Exchange): Outcome {
  if (!exchange.uri.endsWith('/') || !READS.has(exchange.method)) return DECLINED
  const directives = inForce(exchange.block, 'index')
  const names = directives.length === 0 ? ['index.html'] : directives.flatMap((directive) => directive.args)
  let tested = false
  for (const written of names) {
    const name = expand(exchange, written)
    if (name.startsWith('/')) return { kind: 'redirect', uri: name, args: exchange.args }
    const folder = pathOf(exchange)
    if (folder === undefined) return status(500)
    const found = look(exchange, folder + name)
    if (found.kind !== 'absent') {
      step(exchange, 'index', name, directives[0])
      return { kind: 'redirect', uri: exchange.uri + name, args: exchange.args }
    }
    if (!tested) {
      const here = look(exchange, folder.replace(/(.)\/+$/, '$1'))
      if (here.kind !== 'directory') {
        step(exchange, 'file', `${folder}: not there`)
        return status(404)
      }
      tested = true
    }
  }
  return DECLINED
}

function listingHandler(exchange: Exchange): Outcome {
  if (!exchange.uri.endsWith('/') || !(exchange.method === 'GET' || exchange.method === 'HEAD')) return DECLINED
  return isOn(exchange.block, 'autoindex', false) ? listing(exchange) : DECLINED
}

function gzipStaticHandler(exchange: Exchange): Outcome {
  const mode = inForce(exchange.block, 'gzip_static')[0]?.args[0] ?? 'off'
  if (mode === 'off' || exchange.uri.endsWith('/') || !(exchange.method === 'GET' || exchange.method === 'HEAD'))
    return DECLINED
  const accepted = mode === 'always' || gzipAccepted(exchange)
  if (!isOn(exchange.block, 'gzip_vary', false) && !accepted) return DECLINED
  const path = pathOf(exchange)
  if (path === undefined) return status(500)
  const found = look(exchange, `${path}.gz`)
  if (found.kind !== 'file') return DECLINED
  if (mode === 'on') exchange.out.gzipVary = true
  if (!accepted) return DECLINED
  step(exchange, 'gzip_static', found.path)
  const sent = sendFile(exchange, found.path, found.node)
  exchange.out.allowRanges = ranged(exchange)
  exchange.out.list.push(['content-encoding', 'gzip'])
  return sent
}

/** Since 1.23 pre-compressed files take ranges. */
function ranged(exchange: Exchange): boolean {
  return !exchange.nginx.version.startsWith('1.22.')
}

function staticHandler(exchange: Exchange): Outcome {
  if (!READS.has(exchange.method)) return status(405)
  if (exchange.uri.endsWith('/')) return DECLINED
  const path = pathOf(exchange)
  if (path === undefined) return status(500)
  const found = look(exchange, path)
  if (found.kind === 'absent') {
    step(exchange, 'file', `${path}: not there`)
    return status(404)
  }
  if (found.kind === 'directory') {
    const args = exchange.args === '' ? '' : `?${exchange.args}`
    exchange.out.location = `${escapeUri(exchange.uri)}/${args}`
    step(exchange, 'file', `${found.path} is a folder: redirect to ${exchange.out.location}`)
    return status(301)
  }
  if (!isReadable(found.node)) return status(403)
  if (exchange.method === 'POST') return status(405)
  step(exchange, 'file', found.path)
  return sendFile(exchange, found.path, found.node)
}
