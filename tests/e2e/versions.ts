/** The running site in two versions: as it is, and, once published, with another version in its service worker. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const NEXT_VERSION = 'fedcba9876543210'

export interface Versions {
  readonly address: string
  /** From now on the next version is served. */
  publish(): void
  close(): void
}

export async function serveVersions(site: string): Promise<Versions> {
  let published = false
  const server = createServer(async (request, response) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers))
      if (
        typeof value === 'string' &&
        !['host', 'connection', 'accept-encoding', 'if-none-match', 'if-modified-since'].includes(name)
      )
        headers.set(name, value)
    const answer = await fetch(`${site}${request.url}`, { headers, redirect: 'manual' })
    const body = Buffer.from(await answer.arrayBuffer())
    const sent = Object.fromEntries(
      [...answer.headers].filter(
        ([name]) => !/^(?:content-(?:encoding|length)|transfer-encoding|connection|keep-alive)$/.test(name),
      ),
    )
    response.writeHead(answer.status, sent)
    response.end(published && request.url === '/sw.js' ? nextVersion(body.toString()) : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    publish() {
      published = true
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function nextVersion(worker: string): string {
  const version = /version:"([0-9a-f]{16})"/.exec(worker)?.[1]
  if (version === undefined) throw new Error('The service worker names no version.')
  return worker.replaceAll(version, NEXT_VERSION)
}
