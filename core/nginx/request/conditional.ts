/** Conditional requests: 304 and 412. */
import { setting } from '../conf.ts'
import type { Exchange } from './exchange.ts'

/** The status that replaces 200, if any. */
export function conditionalStatus(exchange: Exchange): 304 | 412 | undefined {
  const { headers, out } = exchange
  if (out.status !== 200) return undefined
  const unmodifiedSince = headers.get('if-unmodified-since')
  if (unmodifiedSince !== undefined && !unmodified(exchange, unmodifiedSince)) return 412
  const ifMatch = headers.get('if-match')
  if (ifMatch !== undefined && !matches(out.etag, ifMatch, false)) return 412
  const modifiedSince = headers.get('if-modified-since')
  const noneMatch = headers.get('if-none-match')
  if (modifiedSince === undefined && noneMatch === undefined) return undefined
  if (modifiedSince !== undefined && modified(exchange, modifiedSince)) return undefined
  if (noneMatch !== undefined && !matches(out.etag, noneMatch, true)) return undefined
  return 304
}

export function httpTime(text: string): number | undefined {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time / 1000
}

function unmodified(exchange: Exchange, header: string): boolean {
  const given = httpTime(header)
  const { lastModified } = exchange.out
  return lastModified !== undefined && given !== undefined && given >= lastModified
}

function modified(exchange: Exchange, header: string): boolean {
  const { lastModified } = exchange.out
  const mode = setting(exchange.block, 'if_modified_since') ?? 'exact'
  if (lastModified === undefined || mode === 'off') return true
  const given = httpTime(header)
  if (given === lastModified) return false
  return mode === 'exact' || given === undefined || given < lastModified
}

function matches(etag: string | undefined, header: string, weak: boolean): boolean {
  if (header.trim() === '*') return true
  if (etag === undefined) return false
  const strip = (tag: string) => (weak ? tag.replace(/^W\//, '') : tag)
  return header.split(',').some((tag) => strip(tag.trim()) === strip(etag))
}
