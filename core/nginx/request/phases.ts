/** nginx's phases, run again after every internal redirect. */
import { inForce, own, setting } from '../conf.ts'
import { parseOffset } from '../sizes-and-times.ts'
import { accessPhase } from './access-phase.ts'
import { contentPhase, tryFilesPhase } from './content-phase.ts'
import { type Exchange, newHeaders, type Outcome, status, step } from './exchange.ts'
import { handlerAfter } from './handler.ts'
import { badHeaders } from './request-line.ts'
import { rewritePhase } from './rewrite-phase.ts'
import { findLocation, namedLocation } from './select-location.ts'
import { specialResponse } from './special-response.ts'

/** Runs until something is sent. */
export function runPhases(exchange: Exchange, badHost = false): Outcome {
  let outcome = refused(exchange, badHost) ?? fromServer(exchange)
  for (;;) {
    if (exchange.cannot !== undefined) return { kind: 'unsupported', why: exchange.cannot }
    switch (outcome.kind) {
      case 'status':
        outcome = refuse(exchange, outcome.status)
        break
      case 'redirect':
        outcome = internalRedirect(exchange, outcome.uri, outcome.args)
        break
      case 'named':
        outcome = toNamed(exchange, outcome.name)
        break
      default:
        return outcome
    }
  }
}

/** Before the phases; an answer that goes on after an error has been let in already. */
function refused(exchange: Exchange, badHost: boolean): Outcome | undefined {
  if (exchange.internal) return undefined
  if (exchange.refusal === undefined && badHost) return status(400)
  const refusal = exchange.refusal ?? badHeaders(exchange)
  if (refusal === undefined) return undefined
  step(exchange, 'request', refusal.why)
  return status(refusal.status)
}

/** 408, 444 and 499 end the connection without an answer. */
const SILENT = new Set([408, 444, 499])

function refuse(exchange: Exchange, code: number): Outcome {
  if (SILENT.has(code)) return { kind: 'close' }
  return specialResponse(exchange, code)
}

/** Ten changes of the URI are allowed; the eleventh is a cycle. */
function changeUri(exchange: Exchange): boolean {
  exchange.changesLeft--
  if (exchange.changesLeft > 0) return true
  step(exchange, 'cycle', 'the URI changed more than ten times: rewrite or internal redirection cycle')
  return false
}

function internalRedirect(exchange: Exchange, uri: string, args: string): Outcome {
  if (!changeUri(exchange)) return status(500)
  exchange.uri = uri
  exchange.args = args
  exchange.internal = true
  exchange.rawUriHolds = false
  exchange.addUriToAlias = false
  exchange.block = exchange.server
  step(exchange, 'internal redirect', args === '' ? uri : `${uri}?${args}`)
  return fromServer(exchange)
}

function toNamed(exchange: Exchange, name: string): Outcome {
  if (!changeUri(exchange)) return status(500)
  const block = namedLocation(exchange, name)
  if (block === undefined) return status(500)
  exchange.internal = true
  exchange.uriChanged = false
  exchange.handler = undefined
  enter(exchange, block)
  return inLocation(exchange)
}

function fromServer(exchange: Exchange): Outcome {
  exchange.uriChanged = false
  exchange.validLocation = true
  const outcome = rewritePhase(exchange, exchange.server)
  return outcome.kind === 'declined' ? toLocation(exchange) : outcome
}

function toLocation(exchange: Exchange): Outcome {
  exchange.handler = undefined
  exchange.uriChanged = false
  exchange.block = exchange.server
  const found = findLocation(exchange)
  enter(exchange, found.block)
  const hidden = inForce(found.block, 'internal')[0]
  if (hidden !== undefined && !exchange.internal) {
    step(exchange, 'internal', 'only for internal redirects', hidden)
    return status(404)
  }
  if (isTooLarge(exchange)) {
    exchange.bodyRead = true
    return status(413)
  }
  if (found.kind === 'slash') {
    exchange.out.location = exchange.args === '' ? found.uri : `${found.uri}?${exchange.args}`
    return status(301)
  }
  return inLocation(exchange)
}

/** Settings of the location hold from here; limit_except replaces them for other methods. */
function enter(exchange: Exchange, block: Exchange['block']): void {
  exchange.block = block
  exchange.handler = handlerAfter(exchange.handler, block)
  const except = own(block, 'limit_except')[0]
  if (except?.block === undefined) return
  const allowed = except.args.map((method) => method.toUpperCase())
  if (allowed.includes('GET')) allowed.push('HEAD')
  if (allowed.includes(exchange.method)) return
  step(exchange, `limit_except ${except.args.join(' ')}`, `holds for ${exchange.method}`, except)
  exchange.block = except.block
}

function isTooLarge(exchange: Exchange): boolean {
  if (exchange.bodyRead) return false
  const limit = parseOffset(setting(exchange.block, 'client_max_body_size') ?? '1m') ?? 0
  const length = Number(exchange.headers.get('content-length') ?? 0)
  return limit > 0 && length > limit
}

function inLocation(exchange: Exchange): Outcome {
  const start = exchange.block
  const rewritten = start === exchange.server ? undefined : rewritePhase(exchange, start)
  exchange.handler = handlerAfter(exchange.handler, exchange.block)
  if (rewritten && rewritten.kind !== 'declined') return rewritten
  if (exchange.uriChanged) return changeUri(exchange) ? toLocation(exchange) : status(500)
  const access = accessPhase(exchange)
  if (access.kind !== 'declined') return access
  const tried = tryFilesPhase(exchange)
  return tried.kind === 'declined' ? contentPhase(exchange) : tried
}

export { newHeaders }
