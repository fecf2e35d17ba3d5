/** Which pages may speak for a person: the site's own. A token in a header is needed too; this keeps other sites from opening rooms. */

export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** Undefined: let in. `allowed`: origins besides the one the request was sent to. */
export function originProblem(
  { method, headers }: Pick<Request, 'method' | 'headers'>,
  allowed: readonly string[],
): Refusal | undefined {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return foreign()
  const origin = headers.get('origin')
  if (method === 'GET' && origin === null) return undefined
  return origin !== null && isOwn(origin, headers.get('host'), allowed) ? undefined : foreign()
}

function isOwn(origin: string, host: string | null, allowed: readonly string[]): boolean {
  return allowed.includes(origin) || (host !== null && (origin === `http://${host}` || origin === `https://${host}`))
}

function foreign(): Refusal {
  return { status: 403, code: 'forbidden', message: 'Only the site’s own page may ask this.' }
}

export function typeProblem(headers: Headers): Refusal | undefined {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return undefined
  return { status: 415, code: 'invalid', message: 'The body must be application/json.' }
}

/** Of `Authorization: Bearer …`; undefined when there is none that could be a token. */
export function tokenOf(headers: Headers): string | undefined {
  return /^Bearer ([\w-]{20,100})$/.exec(headers.get('authorization') ?? '')?.[1]
}
