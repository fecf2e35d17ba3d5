/**
 * `npm run workshop [-- --port N --cert FILE --key FILE]`: builds where needed, serves on the local network, and prints
 * where: as addresses, and as a picture that a phone reads.
 */
import './node-version.mjs'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { renderUnicodeCompact } from 'uqr'
import { buildApp } from './build.mjs'
import { freePort, previewPort } from './free-port.mjs'
import { namesOfCertificate, networkAddresses } from './network-addresses.mjs'
import { refuseOpenDocker } from './open-docker.mjs'
import { runNode } from './programs.mjs'
import { tlsFront } from './tls-front.mjs'
import { project } from './typescript-bundle.mjs'

const USAGE = `usage: npm run workshop -- [--port N] [--host ADDRESS] [--cert FILE --key FILE]

  --port N         the first port to try (3000)
  --host ADDRESS   listen on this address only (0.0.0.0: on all)
  --cert, --key    serve HTTPS with a certificate and its key, both PEM files
`

const setting = readSetting(process.argv.slice(2))
if (setting !== undefined) await serve(setting)

function readSetting(args) {
  try {
    const options = Object.fromEntries(['port', 'host', 'cert', 'key'].map((name) => [name, { type: 'string' }]))
    const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean', short: 'h' } } })
    if (values.help) {
      process.stdout.write(USAGE)
      return undefined
    }
    if ((values.cert === undefined) !== (values.key === undefined))
      throw new Error('--cert and --key belong together: one is missing')
    const port = Number(values.port ?? process.env.PORT ?? 3000)
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`--port ${values.port} is no port`)
    const host = values.host ?? process.env.HOST ?? '0.0.0.0'
    return { port, host, ...(values.cert === undefined ? {} : { tls: readTls(values.cert, values.key) }) }
  } catch (error) {
    process.stderr.write(`workshop: ${error.message}\n${USAGE}`)
    process.exitCode = 2
    return undefined
  }
}

function readTls(certFile, keyFile) {
  const from = process.env.INIT_CWD ?? process.cwd()
  const cert = readFileSync(resolve(from, certFile))
  return { cert, key: readFileSync(resolve(from, keyFile)), names: namesOfCertificate(cert) }
}

async function serve({ port: wished, host, tls }) {
  // Whoever is in the network reaches this server, with and without TLS.
  await refuseOpenDocker('0.0.0.0')
  const built = await buildApp({ kind: 'server' })
  const port = await freePort(wished, host)
  // Rooms outlive the next build.
  const common = { NODE_ENV: 'production', STAGECRAFT_DATA: process.env.STAGECRAFT_DATA ?? join(project, 'data') }
  const own = tls === undefined ? await plain(host, port) : await behindTls(host, port, tls)
  process.stdout.write(greeting(own.addresses, tls !== undefined))
  process.exitCode = await runNode(join(built, 'server.js'), [], { ...common, ...own.env })
  for (const front of own.fronts) front.close()
}

async function plain(host, port) {
  const names = host === '0.0.0.0' || host === '::' ? networkAddresses() : [host]
  const preview = await previewPort(port, host)
  const env = { PORT: String(port), HOSTNAME: host, STAGECRAFT_PREVIEW_PORT: String(preview) }
  return { env, fronts: [], addresses: names.map((name) => `http://${name}:${port}`) }
}

/** The app and its preview origin on the loopback address, HTTPS before both. */
async function behindTls(host, port, { cert, key, names }) {
  const inside = await freePort(port + 1000, '127.0.0.1')
  const insidePreview = await freePort(inside + 1, '127.0.0.1')
  const preview = await freePort(port + 1, host)
  const fronts = [
    await tlsFront({ cert, key, host, port, to: inside }),
    await tlsFront({ cert, key, host, port: preview, to: insidePreview }),
  ]
  const reached = names.length > 0 ? names : networkAddresses()
  const addresses = reached.map((name) => `https://${name}:${port}`)
  const env = {
    PORT: String(inside),
    HOSTNAME: '127.0.0.1',
    STAGECRAFT_PREVIEW_PORT: String(insidePreview),
    STAGECRAFT_TRUST_PROXY: '1',
    STAGECRAFT_SITE_ORIGIN: process.env.STAGECRAFT_SITE_ORIGIN ?? addresses.join(' '),
    STAGECRAFT_PREVIEW_ORIGIN: process.env.STAGECRAFT_PREVIEW_ORIGIN ?? `https://${reached[0]}:${preview}`,
  }
  return { env, fronts, addresses }
}

const NEEDS_HTTPS = `Over plain HTTP the course, its checks, saving and rooms work. Browsers keep three things for HTTPS: use without a
network, previews that run scripts, and writing a folder. --cert FILE --key FILE serves it (docs/workshops.md).
`

/** White on black by itself, whatever the terminal's colours: many phones read no negative. */
function coloured(picture) {
  if (!process.stdout.isTTY) return picture
  return picture.replaceAll(/^.*$/gm, (line) => `\x1b[97;40m${line}\x1b[0m`)
}

function greeting(addresses, secure) {
  const [first, ...others] = addresses
  if (first === undefined)
    return `\nStagecraft runs, but this machine has no address in a network: connect it, and start again.\n`
  const also = others.map((address) => `                      ${address}\n`).join('')
  const picture = coloured(renderUnicodeCompact(`${first}/`, { border: 2 }))
  const ways = `The teacher opens a room at /room/; learners join with its code at /join/, or begin at once.`
  return `\nFor everybody here:   ${first}\n${also}\n${picture}\n\n${ways}\n${secure ? '' : NEEDS_HTTPS}Ctrl+C ends it.\n\n`
}
