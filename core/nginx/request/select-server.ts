/** Which server block answers: the socket, then the Host header. */
import { type Block, own } from '../conf.ts'
import type { Listening } from '../reading.ts'
import { compileRegex } from '../regex.ts'
import type { NginxServer } from '../test.ts'

export interface Selected {
  readonly server: Block
  readonly listening: Listening
  readonly byName: string | undefined
  readonly captures: readonly (string | undefined)[]
  readonly named: Readonly<Record<string, string>>
}

/** Listening sockets on a port that a request from outside reaches: not those of 127.0.0.1. */
export function socketsOn(nginx: NginxServer, port: number, loopback: boolean): readonly Listening[] {
  const on = nginx.listening.filter((listening) => listening.port === port && !listening.address.startsWith('unix:'))
  const reached = on.filter((listening) => isReached(listening.address, loopback))
  const exact = loopback ? reached.filter((listening) => listening.address === '127.0.0.1') : []
  if (exact.length > 0) return exact
  const ipv4 = reached.filter((listening) => listening.address === '0.0.0.0')
  return ipv4.length > 0 ? ipv4 : reached
}

function isReached(address: string, loopback: boolean): boolean {
  if (address === '0.0.0.0') return true
  return loopback && address === '127.0.0.1'
}

export function selectServer(sockets: readonly Listening[], host: string): Selected {
  const named =
    exactName(sockets, host) ??
    wildcard(sockets, host, 'head') ??
    wildcard(sockets, host, 'tail') ??
    regex(sockets, host)
  return named ?? defaultServer(sockets)
}

export function defaultServer(sockets: readonly Listening[]): Selected {
  return selected(sockets.find((listening) => listening.defaultServer) ?? sockets[0]!, undefined)
}

function selected(listening: Listening, byName: string | undefined): Selected {
  return { server: listening.server, listening, byName, captures: [], named: {} }
}

function names(listening: Listening): readonly string[] {
  return own(listening.server, 'server_name').flatMap((directive) => directive.args)
}

function exactName(sockets: readonly Listening[], host: string): Selected | undefined {
  for (const listening of sockets)
    for (const name of names(listening)) {
      const lower = name.toLowerCase()
      if (lower === host || (lower.startsWith('.') && lower.slice(1) === host)) return selected(listening, name)
    }
  return undefined
}

/** The longest of the matching wildcards; `.x` stands for `x` and `*.x`. */
function wildcard(sockets: readonly Listening[], host: string, side: 'head' | 'tail'): Selected | undefined {
  let best: { readonly found: Selected; readonly length: number } | undefined
  for (const listening of sockets)
    for (const name of names(listening)) {
      const lower = name.toLowerCase()
      const fixed = side === 'head' ? headPart(lower) : tailPart(lower)
      if (fixed === undefined) continue
      const fits = side === 'head' ? host.endsWith(fixed) && host.length > fixed.length : host.startsWith(fixed)
      if (fits && fixed.length > (best?.length ?? 0)) best = { found: selected(listening, name), length: fixed.length }
    }
  return best?.found
}

function headPart(name: string): string | undefined {
  if (name.startsWith('*.')) return name.slice(1)
  return name.startsWith('.') ? name : undefined
}

function tailPart(name: string): string | undefined {
  return name.endsWith('.*') ? name.slice(0, -1) : undefined
}

function regex(sockets: readonly Listening[], host: string): Selected | undefined {
  for (const listening of sockets)
    for (const name of names(listening)) {
      if (!name.startsWith('~')) continue
      const compiled = compileRegex(name.slice(1), true)
      const match = compiled.kind === 'ok' ? compiled.regex.exec(host) : null
      if (match) return { ...selected(listening, name), captures: [...match], named: { ...match.groups } }
    }
  return undefined
}
