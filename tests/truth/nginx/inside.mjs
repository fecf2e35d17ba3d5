// Runs inside the private namespace: real nginx in a chroot, then requests byte for byte over the private loopback.
// Reads one JSON document from standard input ({ root, binary, requests, backends }), writes one to standard output.
import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'

const { root, binary, requests, backends } = JSON.parse(readFileSync(0, 'utf8'))

/** Output goes to a file: nginx opens /dev/stderr again, which it cannot do with Node's sockets. */
function nginxArguments(more) {
  return [root, binary, '-p', '/etc/nginx/', ...more]
}

function run(more) {
  const path = `${root}/tmp/output`
  const output = openSync(path, 'w')
  const { status } = spawnSync('chroot', nginxArguments(more), { stdio: ['ignore', output, output] })
  closeSync(output)
  return { status, text: readFileSync(path, 'utf8') }
}

function isListening(ports) {
  const rows = readFileSync(`/proc/${process.pid}/net/tcp`, 'utf8').split('\n').slice(1)
  return rows.some((row) => {
    const [, local = '', , state] = row.trim().split(/\s+/)
    return state === '0A' && !ports.has(Number.parseInt(local.split(':')[1], 16))
  })
}

async function startBackends() {
  const servers = []
  for (const backend of backends) {
    const server = createServer((request, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ upstream: backend, method: request.method, url: request.url }))
    })
    await new Promise((done) => server.listen(Number(backend.split(':')[1] ?? 80), '127.0.0.1', done))
    servers.push(server)
  }
  return servers
}

/** One request on a connection of its own; what came back, as latin1 text. */
function ask({ method, path, headers, host, port, body }) {
  return new Promise((done) => {
    const chunks = []
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(4000, () => socket.destroy(new Error('timeout')))
    socket.on('error', (error) => done({ error: error.code ?? error.message }))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => done({ raw: Buffer.concat(chunks).toString('base64') }))
    const all = {
      Host: host,
      Connection: 'close',
      ...(body && { 'Content-Length': Buffer.byteLength(body) }),
      ...headers,
    }
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body ?? ''}`)
  })
}

async function answers() {
  const servers = await startBackends()
  const ports = new Set(servers.map((server) => server.address().port))
  const output = openSync(`${root}/tmp/output`, 'w')
  const nginx = spawn('chroot', nginxArguments(['-g', 'daemon off;']), { stdio: ['ignore', output, output] })
  const ended = new Promise((done) => nginx.on('exit', done))
  const ready = () => existsSync(`${root}/run/nginx.pid`) && isListening(ports)
  for (let tries = 0; tries < 400 && !ready() && nginx.exitCode === null; tries++)
    await new Promise((done) => setTimeout(done, 5))
  const got = []
  for (const request of requests) got.push(await ask(request))
  nginx.kill('SIGTERM')
  await ended
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
  return got
}

const tested = run(['-t'])
const result = { exit: tested.status, output: tested.text, answers: [] }
if (tested.status === 0 && requests.length > 0) result.answers = await answers()
process.stdout.write(JSON.stringify(result))
