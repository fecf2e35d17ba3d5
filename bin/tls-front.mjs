/** HTTPS in front of a server on the loopback address: decrypts, says whose request it is, and hands everything on as it comes. */
import { request as ask } from 'node:http'
import { createServer } from 'node:https'

/** Listens on `host:port`; `to` is the port of the server behind. Gives the server once it listens. */
export function tlsFront({ cert, key, host, port, to }) {
  const server = createServer({ cert, key }, (incoming, outgoing) => handOn(incoming, outgoing, to))
  // A stream of events stays open for as long as the page does.
  server.requestTimeout = 0
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, () => resolve(server))
  })
}

function handOn(incoming, outgoing, port) {
  const { method, url: path, headers, socket } = incoming
  // What the client claims about earlier proxies is not handed on: nobody stands before this one.
  const told = { ...headers, 'x-forwarded-for': socket.remoteAddress, 'x-forwarded-proto': 'https' }
  const behind = ask({ host: '127.0.0.1', port, method, path, headers: told }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  behind.once('error', () => (outgoing.headersSent ? outgoing.destroy() : refuse(outgoing)))
  outgoing.once('close', () => behind.destroy())
  incoming.pipe(behind)
}

function refuse(outgoing) {
  outgoing.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
  outgoing.end('Stagecraft does not answer.\n')
}
