/** The rewrite module's directives at work: set, if, return, rewrite, break. */
import type { Block, Directive } from '../conf.ts'
import { compileRegex } from '../regex.ts'
import { type Condition, readCondition } from '../rules/rewrite.ts'
import { parseNumber } from '../sizes-and-times.ts'
import { DECLINED, type Exchange, type Outcome, status, step } from './exchange.ts'
import { expand } from './expand.ts'
import { look } from './files.ts'
import { capture } from './select-location.ts'
import { sendText } from './send.ts'
import { escapeArgs } from './uri.ts'
import { variable } from './variables.ts'

/** `next`: the directives below still count. */
type Ran = { readonly kind: 'next' } | { readonly kind: 'stop'; readonly outcome: Outcome }

const NEXT: Ran = { kind: 'next' }
const STOP: Ran = { kind: 'stop', outcome: DECLINED }

export function rewritePhase(exchange: Exchange, block: Block): Outcome {
  const ran = runBlock(exchange, block)
  return ran.kind === 'stop' ? ran.outcome : DECLINED
}

function runBlock(exchange: Exchange, block: Block): Ran {
  for (const directive of block.directives) {
    const ran = run(exchange, directive)
    if (ran.kind === 'stop') return ran
  }
  return NEXT
}

function run(exchange: Exchange, directive: Directive): Ran {
  switch (directive.name) {
    case 'set':
      exchange.variables.set(directive.args[0]!.slice(1).toLowerCase(), expand(exchange, directive.args[1]!))
      if (/^\$args$/i.test(directive.args[0]!)) exchange.args = exchange.variables.get('args')!
      if (/^\$args$/i.test(directive.args[0]!)) exchange.variables.delete('args')
      return NEXT
    case 'if':
      return runIf(exchange, directive)
    case 'return':
      return { kind: 'stop', outcome: runReturn(exchange, directive) }
    case 'rewrite':
      return runRewrite(exchange, directive)
    case 'break':
      exchange.uriChanged = false
      return STOP
    default:
      return NEXT
  }
}

function runIf(exchange: Exchange, directive: Directive): Ran {
  const read = readCondition(directive.args)
  if ('error' in read || directive.block === undefined) return NEXT
  if (!holds(exchange, read.condition)) return NEXT
  step(exchange, `if ${directive.args.join(' ')}`, 'the condition holds', directive)
  if (directive.block.context === 'if in location') exchange.block = directive.block
  return runBlock(exchange, directive.block)
}

function holds(exchange: Exchange, condition: Condition): boolean {
  return test(exchange, condition) !== condition.negated
}

function test(exchange: Exchange, condition: Condition): boolean {
  switch (condition.kind) {
    case 'true': {
      const value = variable(exchange, condition.variable)
      return value !== '' && value !== '0'
    }
    case 'equal':
      return variable(exchange, condition.variable) === expand(exchange, condition.value)
    case 'match': {
      const compiled = compileRegex(condition.value, condition.caseless)
      if (compiled.kind === 'unsupported') exchange.cannot ??= compiled.why
      const match = compiled.kind === 'ok' ? compiled.regex.exec(variable(exchange, condition.variable)) : null
      if (match) capture(exchange, match)
      return match !== null
    }
    case 'file':
      return testFile(exchange, condition)
  }
}

function testFile(exchange: Exchange, condition: Condition): boolean {
  const found = look(exchange, expand(exchange, condition.value).replace(/(.)\/+$/, '$1'))
  switch (condition.test) {
    case 'f':
      return found.kind === 'file'
    case 'd':
      return found.kind === 'directory'
    case 'e':
      return found.kind !== 'absent'
    default:
      return found.kind === 'directory' || (found.kind === 'file' && (found.node.mode & 0o100) !== 0)
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function runReturn(exchange: Exchange, directive: Directive): Outcome {
  const [first = '', text] = directive.args
  const code = parseNumber(first)
  step(exchange, 'return', directive.args.join(' '), directive)
  if (code === undefined) return redirectTo(exchange, 302, expand(exchange, first))
  if (code >= 400 && (text === undefined || text === '')) return code === 444 ? { kind: 'close' } : status(code)
  // nginx sets the status before it fills in the text: `$status` in it is this one.
  exchange.out.status = code
  if (REDIRECTS.has(code)) return redirectTo(exchange, code, expand(exchange, text ?? ''))
  return sendText(exchange, code, expand(exchange, text ?? ''))
}

function redirectTo(exchange: Exchange, code: number, location: string): Outcome {
  exchange.out.location = location
  return status(code)
}

function runRewrite(exchange: Exchange, directive: Directive): Ran {
  const [pattern = '', written = '', flag] = directive.args
  const compiled = compileRegex(pattern, false)
  if (compiled.kind === 'unsupported') exchange.cannot ??= compiled.why
  const match = compiled.kind === 'ok' ? compiled.regex.exec(exchange.uri) : null
  if (!match) return NEXT
  capture(exchange, match)
  const dropArgs = written.endsWith('?')
  const replacement = dropArgs ? written.slice(0, -1) : written
  const redirects = /^(https?:\/\/|\$scheme)/.test(written) || flag === 'redirect' || flag === 'permanent'
  exchange.internal = true
  exchange.rawUriHolds = false
  if (redirects) return redirected(exchange, directive, replacement, dropArgs, flag)
  return changed(exchange, directive, replacement, dropArgs, flag)
}

function redirected(
  exchange: Exchange,
  directive: Directive,
  replacement: string,
  dropArgs: boolean,
  flag: string | undefined,
): Ran {
  const quoted = /%/.test(exchange.request.path) || /\+/.test(exchange.request.path.split('?')[0]!)
  let location = decodeVisible(expandCaptures(exchange, replacement, quoted))
  if (!dropArgs && exchange.args !== '') location += (replacement.includes('?') ? '&' : '?') + exchange.args
  step(exchange, 'rewrite', `redirects to ${location}`, directive)
  return { kind: 'stop', outcome: redirectTo(exchange, flag === 'permanent' ? 301 : 302, location) }
}

/** nginx escapes what was captured from an escaped URI, then decodes visible characters above `%` up to a `?`. */
function decodeVisible(text: string): string {
  const question = text.indexOf('?')
  const head = question < 0 ? text : text.slice(0, question)
  const decoded = head.replace(/%([0-9a-fA-F]{2})/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code > 0x25 && code < 0x7f ? String.fromCharCode(code) : whole
  })
  return question < 0 ? decoded : decoded + text.slice(question)
}

function expandCaptures(exchange: Exchange, text: string, escaped: boolean): string {
  if (!escaped) return expand(exchange, text)
  const captures = exchange.captures
  exchange.captures = captures.map((value) => (value === undefined ? undefined : escapeArgs(value)))
  const expanded = expand(exchange, text)
  exchange.captures = captures
  return expanded
}

function changed(
  exchange: Exchange,
  directive: Directive,
  replacement: string,
  dropArgs: boolean,
  flag: string | undefined,
): Ran {
  const question = replacement.indexOf('?')
  const quoted = /%/.test(exchange.request.path) || /\+/.test(exchange.request.path.split('?')[0]!)
  const uri = expand(exchange, question < 0 ? replacement : replacement.slice(0, question))
  if (question >= 0) {
    const args = expandCaptures(exchange, replacement.slice(question + 1), quoted)
    exchange.args = !dropArgs && exchange.args !== '' ? `${args}&${exchange.args}` : args
  } else if (dropArgs) exchange.args = ''
  if (flag === 'break') exchange.validLocation = false
  exchange.uriChanged = flag !== 'break'
  step(exchange, 'rewrite', `${exchange.uri} becomes ${uri}`, directive)
  if (uri === '') return { kind: 'stop', outcome: status(500) }
  exchange.uri = uri
  return flag === undefined ? NEXT : STOP
}
