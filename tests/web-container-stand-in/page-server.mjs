/**
 * Serves the stand-in of StackBlitz's page on a loopback port: `/headless` speaks the package's own Comlink, `/preview/3000/` is the
 * server that was started inside. `/mode/silent` makes it mute, `/mode/answers` ends that. As a program: `node page-server.mjs PORT`.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const comlink = join(here, '../../node_modules/@webcontainer/api/dist/vendor/index.js')

/** Pages of an isolated page's frames must be isolated themselves, and agree to be framed. */
const HEADERS = {
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': 'no-store',
}

const PAGE = `<!doctype html><title>stand-in</title><script type="module">
import { Comlink } from '/comlink.js'
import { standInServer } from '/server.mjs'
const { port1, port2 } = new MessageChannel()
Comlink.expose(standInServer(Comlink, { address: (port) => location.origin + '/preview/' + port + '/' }), port1)
parent.postMessage({ type: 'init' }, '*', [port2])
</script>`

/** Gives the origin, and the way to close it. */
export async function serveStandIn(port) {
  let silent = false
  const answers = {
    '/headless': () => ['text/html', PAGE],
    '/comlink.js': () => ['text/javascript', readFileSync(comlink, 'utf8')],
    '/server.mjs': () => ['text/javascript', readFileSync(join(here, 'server.mjs'), 'utf8')],
    '/preview/3000/': () => ['text/html', '<!doctype html><title>app</title><h1>Served inside</h1>'],
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stand-in')
    const mode = /^\/mode\/(silent|answers)$/.exec(pathname)?.[1]
    if (mode !== undefined) silent = mode === 'silent'
    // As a host that a firewall swallows: the connection stays, and nothing comes.
    if (mode === undefined && silent) return
    const [type, body] = answers[pathname]?.() ?? ['text/plain', mode ?? 'not here']
    response.writeHead(pathname in answers || mode !== undefined ? 200 : 404, { 'Content-Type': type, ...HEADERS })
    response.end(body)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(`${(await serveStandIn(Number(process.argv[2] ?? 0))).origin}\n`)
