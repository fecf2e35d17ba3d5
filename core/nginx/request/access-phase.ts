/** Who may see it: allow and deny, passwords, `satisfy`. */
import { lookup, readText } from '@/core/files/tree.ts'
import { cidr, contains } from '../cidr.ts'
import { inForce, setting } from '../conf.ts'
import { fullName } from '../include.ts'
import { decodeBase64 } from './base64.ts'
import { DECLINED, type Exchange, type Outcome, status, step } from './exchange.ts'
import { expand } from './expand.ts'
import { checkPassword } from './passwords.ts'
import { variable } from './variables.ts'

export function accessPhase(exchange: Exchange): Outcome {
  if (inForce(exchange.block, 'auth_request').some((directive) => directive.args[0] !== 'off'))
    return { kind: 'unsupported', why: 'auth_request asks another server' }
  const any = setting(exchange.block, 'satisfy') === 'any'
  const byAddress = address(exchange)
  // Who is refused by address is not asked for a password, unless one of both would do.
  const byPassword = byAddress === 403 && !any ? undefined : password(exchange)
  const answers = [byAddress, byPassword].filter((answer) => answer !== undefined)
  const denied = answers.filter((answer) => answer !== 'ok')
  if (denied.length === 0) return DECLINED
  if (any && denied.length < answers.length) {
    dropChallenge(exchange)
    return DECLINED
  }
  const code = any && denied.includes(401) ? 401 : denied[0]!
  return status(code)
}

type Answer = 'ok' | 401 | 403 | 500 | undefined

function dropChallenge(exchange: Exchange): void {
  const at = exchange.out.list.findIndex(([name]) => name === 'www-authenticate')
  if (at >= 0) exchange.out.list.splice(at, 1)
}

/** The first rule that fits decides. */
function address(exchange: Exchange): Answer {
  const rules = rulesInForce(exchange)
  for (const rule of rules) {
    const what = rule.args[0]!
    if (what !== 'all') {
      const network = cidr(what)
      if (network === undefined || network.kind === 'ipv6') continue
      const from = variable(exchange, 'remote_addr')
      if (!contains(network, from)) continue
    }
    if (rule.name === 'allow') return 'ok'
    step(exchange, 'deny', `deny ${what}`, rule)
    return 403
  }
  return undefined
}

/** allow and deny are one list: a block with either has no inherited ones. */
function rulesInForce(exchange: Exchange) {
  const allow = inForce(exchange.block, 'allow')
  const deny = inForce(exchange.block, 'deny')
  const nearest = depth(exchange, allow) >= depth(exchange, deny) ? (allow[0] ?? deny[0]) : deny[0]
  return nearest?.parent.directives.filter(({ name }) => name === 'allow' || name === 'deny') ?? []
}

function depth(exchange: Exchange, list: readonly { readonly parent: unknown }[]): number {
  if (list.length === 0) return -1
  let steps = 1000
  for (let here = exchange.block; here; here = here.owner?.parent as typeof here) {
    if (list[0]!.parent === here) return steps
    steps--
    if (!here.owner) break
  }
  return 0
}

function password(exchange: Exchange): Answer {
  const realm = inForce(exchange.block, 'auth_basic')[0]
  const file = inForce(exchange.block, 'auth_basic_user_file')[0]
  if (realm === undefined || file === undefined) return undefined
  const name = expand(exchange, realm.args[0]!)
  if (name === 'off') return undefined
  const given = /^Basic\s+(\S+)/i.exec(exchange.headers.get('authorization') ?? '')?.[1]
  if (given === undefined) return challenge(exchange, name, realm)
  const [user = '', ...rest] = decodeBase64(given).split(':')
  const path = fullName(expand(exchange, file.args[0]!))
  const found = lookup(exchange.tree, path)
  if (found.kind === 'absent') return 403
  const text = readText(exchange.tree, path)
  if (text === undefined) {
    exchange.cannot ??= `the passwords in ${path} are not known`
    return 403
  }
  const entry = text.split(/\r?\n/).find((line) => line.startsWith(`${user}:`))
  if (entry === undefined) return challenge(exchange, name, realm)
  const right = checkPassword(rest.join(':'), entry.split(':')[1] ?? '')
  if (right === undefined) exchange.cannot ??= 'this kind of password hash is not checked here'
  return right === false ? challenge(exchange, name, realm) : 'ok'
}

function challenge(exchange: Exchange, realm: string, by: Parameters<typeof step>[3]): Answer {
  exchange.out.list.push(['www-authenticate', `Basic realm="${realm}"`])
  step(exchange, 'auth_basic', 'asks for name and password', by)
  return 401
}
