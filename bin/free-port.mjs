/** The first free port from a wished one on. */
import { createServer } from 'node:net'

export async function freePort(wished, host) {
  for (let port = wished; port < wished + 100; port++) if (await isFree(port, host)) return port
  throw new Error(`no port from ${wished} to ${wished + 99} is free`)
}

/** The preview's: STAGECRAFT_PREVIEW_PORT (`off` for none), or the first free one after the site's. */
export async function previewPort(site, host) {
  const wished = process.env.STAGECRAFT_PREVIEW_PORT
  return wished === 'off' ? wished : freePort(Number(wished ?? site + 1), host)
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host }, () => server.close(() => resolve(true)))
  })
}
