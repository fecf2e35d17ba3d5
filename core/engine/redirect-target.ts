/** Where a `Location` leads, seen from a browser that asked the container at `http://localhost[:port]`. */

export type RedirectTarget =
  | { readonly kind: 'inside'; readonly path: string }
  /** The same machine, another port: what a redirect that lost its port looks like. */
  | { readonly kind: 'other-port'; readonly url: string; readonly port: number }
  | { readonly kind: 'outside'; readonly url: string }

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/i

/** `from` is the path that was asked for, with its query; `port` the one on the learner's machine. */
export function redirectTarget(location: string, from: string, port: number): RedirectTarget {
  const absolute = /^(?:(https?):)?\/\/([^/?#]*)(.*)$/i.exec(location)
  if (absolute === null) {
    if (/^[a-z][a-z\d+.-]*:/i.test(location)) return { kind: 'outside', url: location }
    return { kind: 'inside', path: resolvePath(from, location) }
  }
  const [, scheme = 'http', authority = '', rest = ''] = absolute
  const host = authority.replace(/:\d*$/, '')
  const asked = Number(/:(\d+)$/.exec(authority)?.[1] ?? (scheme.toLowerCase() === 'https' ? 443 : 80))
  if (!LOOPBACK.test(host)) return { kind: 'outside', url: location }
  if (asked !== port || scheme.toLowerCase() !== 'http') return { kind: 'other-port', url: location, port: asked }
  return { kind: 'inside', path: rest.startsWith('/') ? rest : `/${rest}` }
}

/** A reference of the same origin against a path: `../x` and `?a=1` as browsers resolve them. */
export function resolvePath(from: string, reference: string): string {
  if (reference.startsWith('/')) return reference
  const base = from.replace(/#.*$/, '')
  if (reference === '' || reference.startsWith('#')) return base
  const path = base.replace(/\?.*$/, '')
  if (reference.startsWith('?')) return `${path}${reference}`
  const [, name = '', tail = ''] = /^([^?#]*)(.*)$/.exec(reference)!
  const clean: string[] = []
  const parts = [...path.split('/').slice(0, -1), ...name.split('/')]
  for (const part of parts) {
    if (part === '..') clean.pop()
    else if (part !== '.' && part !== '') clean.push(part)
  }
  const folder = /(?:^|\/)\.{0,2}$/.test(name) && clean.length > 0 ? '/' : ''
  return `/${clean.join('/')}${folder}${tail}`
}
