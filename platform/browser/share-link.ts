/** A workspace in the fragment of an address, which browsers never send: deflated JSON in base64url behind a version. */

import { deflateSync, Inflate, strToU8 } from 'fflate'
import { pathProblem } from '@/core/exporter/safe-path.ts'
import { fromBase64, toBase64 } from '@/core/files/base64.ts'
import { joinBytes } from '@/core/files/bytes.ts'
import {
  fromShared,
  LINK_LIMIT,
  LINK_VERSION,
  type LinkMade,
  type LinkRead,
  type SharedProject,
  toShared,
  UNPACKED_LIMIT,
} from '@/core/workspace/shared-project.ts'

const KEY = 'project'

/** `#project=1.…` */
export function makeFragment(project: SharedProject): LinkMade {
  const packed = toBase64(deflateSync(strToU8(toShared(project)), { level: 9 }))
  const written = packed.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  const fragment = `#${KEY}=${LINK_VERSION}.${written}`
  return fragment.length > LINK_LIMIT
    ? { kind: 'too-long', length: fragment.length, limit: LINK_LIMIT }
    : { kind: 'link', fragment }
}

/** Undefined: the fragment is none of ours. */
export function readFragment(fragment: string, now: number): LinkRead | undefined {
  const found = new RegExp(`^#${KEY}=(\\d+)\\.(.*)$`).exec(fragment)
  if (!found) return undefined
  if (Number(found[1]) > LINK_VERSION) return damaged('It was made by a newer release of Stagecraft: reload this page.')
  if (!/^[\w-]+$/.test(found[2] ?? '')) return damaged('It was cut or changed on its way.')
  try {
    const text = inflate(fromBase64((found[2] ?? '').replaceAll('-', '+').replaceAll('_', '/')))
    const project = fromShared(text, now, (path) => path !== '__proto__' && pathProblem(path) === undefined)
    return project ? { kind: 'project', project } : damaged('It holds something else than a project.')
  } catch {
    return damaged('It was cut or changed on its way.')
  }
}

function damaged(why: string): LinkRead {
  return { kind: 'damaged', why }
}

/** Stops at the limit: a short link may claim to be a huge one. */
function inflate(bytes: Uint8Array): string {
  const chunks: Uint8Array[] = []
  let total = 0
  let ended = false
  const stream = new Inflate((chunk, final) => {
    total += chunk.length
    ended = final
    if (total > UNPACKED_LIMIT) throw new Error('The link unpacks to too much.')
    chunks.push(chunk)
  })
  for (let at = 0; at < bytes.length; at += 1024) stream.push(bytes.subarray(at, at + 1024), at + 1024 >= bytes.length)
  if (!ended) throw new Error('The link is cut.')
  return new TextDecoder('utf-8', { fatal: true }).decode(joinBytes(chunks))
}
