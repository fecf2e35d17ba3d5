/**
 * Image references as Docker reads them: `node:22-alpine` is docker.io/library/node with the tag 22-alpine. Rules and
 * error words are those of distribution/reference, the library behind Docker and BuildKit.
 */

export interface Reference {
  /** `docker.io`, `gcr.io`, `localhost:5000`. */
  readonly domain: string
  /** `library/node`. */
  readonly path: string
  readonly tag: string | undefined
  /** `sha256:…`. */
  readonly digest: string | undefined
}

export type ParsedReference =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'invalid'; readonly message: string }

const INVALID = 'invalid reference format'
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`)
const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const DOMAIN = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`)
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/
const DIGEST_LENGTHS: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

export function parseReference(text: string): ParsedReference {
  if (/^[a-f0-9]{64}$/.test(text)) {
    return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`)
  }
  const [domain, remainder] = splitDomain(text)
  const name = beforeFirst(remainder, ':')
  if (name.toLowerCase() !== name) return invalid(`${INVALID}: repository name (${name}) must be lowercase`)
  return parseRemainder(domain, remainder)
}

function parseRemainder(domain: string, remainder: string): ParsedReference {
  const at = remainder.indexOf('@')
  const digest = at < 0 ? undefined : remainder.slice(at + 1)
  const named = at < 0 ? remainder : remainder.slice(0, at)
  const colon = named.indexOf(':')
  const tag = colon < 0 ? undefined : named.slice(colon + 1)
  const path = colon < 0 ? named : named.slice(0, colon)
  if (!DOMAIN.test(domain) || !PATH.test(path)) return invalid(INVALID)
  if (tag !== undefined && !TAG.test(tag)) return invalid(INVALID)
  if (path.length > 255) return invalid('repository name must not be more than 255 characters')
  const wrong = digest === undefined ? undefined : digestError(digest)
  if (wrong !== undefined) return invalid(wrong)
  return { kind: 'reference', reference: { domain, path, tag, digest } }
}

function digestError(digest: string): string | undefined {
  if (!DIGEST.test(digest)) return INVALID
  const [algorithm, hex] = digest.split(':') as [string, string]
  const length = Object.hasOwn(DIGEST_LENGTHS, algorithm) ? DIGEST_LENGTHS[algorithm] : undefined
  if (length === undefined) return 'unsupported digest algorithm'
  if (hex.length !== length) return 'invalid checksum digest length'
  return /^[a-f0-9]+$/.test(hex) ? undefined : 'invalid checksum digest format'
}

/** The part before the first `/` is a registry when it looks like a host: a dot, a colon, `localhost`, capitals. */
function splitDomain(text: string): readonly [domain: string, remainder: string] {
  const slash = text.indexOf('/')
  const first = text.slice(0, Math.max(slash, 0))
  const isHost = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  const domain = !isHost || first === 'index.docker.io' ? 'docker.io' : first
  const remainder = isHost ? text.slice(slash + 1) : text
  return [domain, domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder]
}

/** What the daemon asks for: `docker.io/library/node:22-alpine`; `:latest` is added where neither tag nor digest is given. */
export function canonicalReference(reference: Reference): string {
  const { domain, path, tag, digest } = reference
  const named = `${domain}/${path}`
  const tagged = tag === undefined ? (digest === undefined ? `${named}:latest` : named) : `${named}:${tag}`
  return digest === undefined ? tagged : `${tagged}@${digest}`
}

/** The short name people use: `node`, `nginxinc/nginx-unprivileged`, `gcr.io/distroless/static-debian12`. */
export function familiarName({ domain, path }: Pick<Reference, 'domain' | 'path'>): string {
  if (domain !== 'docker.io') return `${domain}/${path}`
  return path.startsWith('library/') ? path.slice('library/'.length) : path
}

/** As `docker images` would say it, `:latest` added: `node:22-alpine`, `react-b:latest`. Undefined when it is invalid. */
export function familiarReference(text: string): string | undefined {
  const parsed = parseReference(text)
  if (parsed.kind === 'invalid') return undefined
  const { tag, digest } = parsed.reference
  const name = familiarName(parsed.reference)
  const tagged = tag === undefined ? (digest === undefined ? `${name}:latest` : name) : `${name}:${tag}`
  return digest === undefined ? tagged : `${tagged}@${digest}`
}

function invalid(message: string): ParsedReference {
  return { kind: 'invalid', message }
}

function beforeFirst(text: string, separator: string): string {
  const at = text.indexOf(separator)
  return at < 0 ? text : text.slice(0, at)
}
