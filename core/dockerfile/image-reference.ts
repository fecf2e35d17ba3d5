/** Syntax of image references, with the errors of distribution/reference's ParseNormalizedNamed. */

const DOMAIN = String.raw`(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?`
const PATH_PART = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const PATH = new RegExp(`^${PATH_PART}(?:/${PATH_PART})*$`)
const DOMAIN_ONLY = new RegExp(`^${DOMAIN}$`)
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/
const MAX_NAME = 255

/** Undefined when the reference is well formed; else the message, e.g. `invalid reference format`. */
export function referenceProblem(reference: string): string | undefined {
  if (/^[a-f0-9]{64}$/.test(reference)) {
    return `invalid repository name (${reference}), cannot specify 64-byte hexadecimal strings`
  }
  const { domain, rest } = splitDomain(reference)
  const path = pathOf(rest)
  if (path.toLowerCase() !== path) return `invalid reference format: repository name (${path}) must be lowercase`
  if (!DOMAIN_ONLY.test(domain) || !isWellFormed(rest)) return 'invalid reference format'
  if (domain.length + 1 + path.length > MAX_NAME) return `repository name must not be more than ${MAX_NAME} characters`
  return undefined
}

/** The first part is a registry when it has a dot or a colon, is `localhost`, or has an upper-case letter. */
function splitDomain(reference: string): { domain: string; rest: string } {
  const slash = reference.indexOf('/')
  const first = reference.slice(0, slash)
  const isDomain = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())
  const domain = isDomain && first !== 'index.docker.io' ? first : 'docker.io'
  const rest = isDomain ? reference.slice(slash + 1) : reference
  return { domain, rest: domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest }
}

function pathOf(rest: string): string {
  const colon = rest.indexOf(':')
  return (colon < 0 ? rest : rest.slice(0, colon)).split('@')[0]!
}

function isWellFormed(rest: string): boolean {
  const at = rest.indexOf('@')
  if (at >= 0 && !DIGEST.test(rest.slice(at + 1))) return false
  const named = at < 0 ? rest : rest.slice(0, at)
  const colon = named.indexOf(':')
  if (colon >= 0 && !TAG.test(named.slice(colon + 1))) return false
  return PATH.test(colon < 0 ? named : named.slice(0, colon))
}
