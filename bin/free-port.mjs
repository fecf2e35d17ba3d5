/** The first free port from a wished one on. */
import { createServer } from 'node:net'

export async function freePort(wished, host) {
  for (let port = wished; port < wished + 100; port++) if (await isFree(port, host)) return port
  throw new Error(`no port from ${wished} to ${wished + 99} is free`)
}

function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host }, () => server.close(() => resolve(true)))
  })
}
