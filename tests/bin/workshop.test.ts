/** Serving a room: which addresses are printed, and HTTPS in front of the app. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type NetworkInterfaceInfo, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { namesOfCertificate, networkAddresses } from '../../bin/network-addresses.mjs'
import { tlsFront } from '../../bin/tls-front.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))
const hasOpenssl = spawnSync('openssl', ['version']).status === 0

const at = (address: string, family: string, internal = false) =>
  ({ address, family, internal }) as unknown as NetworkInterfaceInfo

test('addresses that another device can open: IPv4 first, no loopback, nothing link-local', () => {
  const interfaces = {
    lo: [at('127.0.0.1', 'IPv4', true), at('::1', 'IPv6', true)],
    wlan0: [at('fe80::1', 'IPv6'), at('2001:db8::7', 'IPv6'), at('192.168.1.20', 'IPv4')],
    usb0: [at('169.254.3.4', 'IPv4')],
  }
  expect(networkAddresses(interfaces)).toEqual(['192.168.1.20', '[2001:db8::7]'])
})

test('half a certificate is wrong usage, before anything is built', () => {
  const ran = spawnSync(process.execPath, [join(project, 'bin', 'workshop.mjs'), '--cert', 'room.pem'], {
    encoding: 'utf8',
  })
  expect(ran.status).toBe(2)
  expect(ran.stderr).toContain('--cert and --key belong together: one is missing')
})

/** A certificate made for this test. */
function certificate(names: string) {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-cert-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [cert, key] = ['cert.pem', 'key.pem'].map((name) => join(folder, name)) as [string, string]
  const asked = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const made = spawnSync('openssl', [...asked, '-subj', '/CN=room', '-addext', names, '-out', cert, '-keyout', key])
  expect(made.status, String(made.stderr)).toBe(0)
  return { cert: readFileSync(cert), key: readFileSync(key) }
}

test.skipIf(!hasOpenssl)('the names of a certificate are the addresses, those of this machine last', () => {
  const { cert } = certificate('subjectAltName=DNS:localhost,DNS:room.example.org,DNS:*.example.org,IP:192.168.1.20')
  expect(namesOfCertificate(cert)).toEqual(['room.example.org', '192.168.1.20', 'localhost'])
})

function portOf(server: { address(): string | AddressInfo | null }): number {
  return (server.address() as AddressInfo).port
}

function serve(answer: (asked: IncomingMessage, answer: ServerResponse) => void): Promise<Server> {
  const server = createServer(answer)
  onTestFinished(() => void server.close())
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

interface Got {
  readonly status: number | undefined
  readonly text: string
}

function get(port: number, path: string, headers = {}): Promise<Got> {
  const options = { host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false, headers } as const
  return new Promise((resolve, reject) => {
    request(options, async (answer) => {
      let text = ''
      for await (const part of answer.setEncoding('utf8')) text += part
      resolve({ status: answer.statusCode, text })
    })
      .once('error', reject)
      .end()
  })
}

async function frontOf(inside: number): Promise<number> {
  const front = await tlsFront({
    ...certificate('subjectAltName=DNS:localhost'),
    host: '127.0.0.1',
    port: 0,
    to: inside,
  })
  onTestFinished(() => void front.close())
  return portOf(front)
}

test.skipIf(!hasOpenssl)(
  'HTTPS in front hands a request on, and says whose it is, whatever the request says',
  async () => {
    const inside = await serve(({ url, headers }, answer) => {
      const { host, 'x-forwarded-for': from, 'x-forwarded-proto': scheme } = headers
      answer.writeHead(203).end(JSON.stringify({ url, host, from, scheme }))
    })
    const port = await frontOf(portOf(inside))
    const { status, text } = await get(port, '/lessons/?a=1', { host: 'room.test', 'x-forwarded-for': '10.9.8.7' })
    expect(status).toBe(203)
    expect(JSON.parse(text)).toEqual({ url: '/lessons/?a=1', host: 'room.test', from: '127.0.0.1', scheme: 'https' })
  },
)

test.skipIf(!hasOpenssl)('a stream of events that its reader leaves is ended behind, too', async () => {
  let left: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    left = resolve
  })
  const inside = await serve((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: one\n\n')
    answer.once('close', left)
  })
  const port = await frontOf(portOf(inside))
  const first = await new Promise<string>((resolve) => {
    const asked = request({ host: '127.0.0.1', port, rejectUnauthorized: false, agent: false }, (answer) =>
      answer.setEncoding('utf8').once('data', (text: string) => {
        asked.destroy()
        resolve(text)
      }),
    )
    asked.once('error', () => undefined).end()
  })
  expect(first).toBe('data: one\n\n')
  await ended
})

test.skipIf(!hasOpenssl)('when the app does not answer, the page is told so', async () => {
  const gone = await serve(() => undefined)
  const port = portOf(gone)
  await new Promise((resolve) => gone.close(resolve))
  expect(await get(await frontOf(port), '/')).toEqual({ status: 502, text: 'Stagecraft does not answer.\n' })
})
