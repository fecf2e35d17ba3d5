/** proxy_pass: where the request would go. */
import type { Directive } from '../conf.ts'
import { locationName } from '../rules/location.ts'
import { type Exchange, type Outcome, step } from './exchange.ts'
import { expand } from './expand.ts'
import { escapeUri } from './uri.ts'

export function proxyOutcome(exchange: Exchange, directive: Directive): Outcome {
  const to = target(exchange, directive)
  step(exchange, 'proxy_pass', `would proxy to ${to}`, directive)
  return { kind: 'proxy', to }
}

function target(exchange: Exchange, directive: Directive): string {
  const written = directive.args[0]!
  const args = exchange.args === '' ? '' : `?${exchange.args}`
  if (written.includes('$')) {
    const url = expand(exchange, written)
    return /^https?:\/\/[^/]*$/.test(url) ? url + unparsed(exchange, args) : url
  }
  const match = /^(https?:\/\/[^/?]*)(.*)$/.exec(written)
  const [, base = written, uri = ''] = match ?? []
  if (uri === '') return base + unparsed(exchange, args)
  const owner = directive.parent.owner
  const name = directive.parent.context === 'location' && owner ? (locationName(owner.args)?.name ?? '') : ''
  const path = uri.startsWith('?') ? `/${uri}` : uri
  if (!exchange.validLocation) return base + escapeUri(exchange.uri) + args
  return base + path + escapeUri(exchange.uri.slice(name.length)) + args
}

/** Without a URI part: as it was sent, or the rewritten URI escaped. */
function unparsed(exchange: Exchange, args: string): string {
  return exchange.rawUriHolds ? exchange.request.path : escapeUri(exchange.uri) + args
}
