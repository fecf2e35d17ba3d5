/**
 * The preview origin of the server output: a second port that serves two files and nothing else. An app's scripts run there,
 * where nothing of the site can be reached.
 */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { SHELL_PATH, WORKER_PATH } from '../preview-origin/names.ts'

export interface PreviewServerSetting {
  /** Folder with the two files. */
  readonly folder: string
  readonly host: string
  /** The first port to try. */
  readonly port: number
  /** Origins whose pages may show previews. */
  readonly sites: readonly string[]
}

const NOTHING = 'This origin serves the previews of Stagecraft and nothing else.\n'

/** Listens on the wished port or one of the next hundred; gives the one it got. */
export async function openPreviewServer(setting: PreviewServerSetting): Promise<{ port: number; server: Server }> {
  const files = filesOf(setting)
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '')
    const file = request.method === 'GET' || request.method === 'HEAD' ? files.get(path) : undefined
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      ...file?.headers,
    })
    response.end(request.method === 'HEAD' ? undefined : (file?.text ?? NOTHING))
  })
  for (let port = setting.port; port < setting.port + 100; port++) {
    if (await listens(server, port, setting.host)) return { port, server }
  }
  throw new Error(`no port from ${setting.port} to ${setting.port + 99} is free for the preview`)
}

function filesOf({ folder, sites }: PreviewServerSetting) {
  const read = (path: string) => readFileSync(join(folder, path), 'utf8')
  const shell = read(SHELL_PATH).replace('data-sites=""', `data-sites="${sites.join(' ')}"`)
  const frames = `frame-ancestors 'self' ${sites.join(' ')}`
  return new Map([
    [
      SHELL_PATH,
      {
        text: shell,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': frames,
          'origin-agent-cluster': '?1',
        },
      },
    ],
    [WORKER_PATH, { text: read(WORKER_PATH), headers: { 'content-type': 'text/javascript; charset=utf-8' } }],
  ])
}

function listens(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', done)
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    const done = () => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', done)
    server.listen({ port, host })
  })
}

/** Origins in the order they are to be tried; none: the reason. */
export interface PreviewPlace {
  readonly origins: readonly string[]
  readonly why?: string
}

export interface PreviewConfiguration {
  /** STAGECRAFT_PREVIEW_ORIGIN: where the operator serves the preview origin from. */
  readonly configured: string | undefined
  /** The second port, once it listens. */
  readonly port: number | undefined
}

/**
 * Where pages asked for at `host` find their previews. On the machine itself first by the other name of the loopback address:
 * another site for the browser, with storage, cookies and a process of its own. Browsers that block third-party data allow no
 * service worker there; for them there is the same name with the other port.
 */
export function previewPlace(host: string, { configured, port }: PreviewConfiguration): PreviewPlace {
  if (configured !== undefined && configured !== '') return { origins: [new URL(configured).origin] }
  if (port === undefined) return { origins: [], why: 'The preview’s own port could not be opened.' }
  const [byName, byNumber] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`]
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (name === '127.0.0.1') return { origins: [byName, byNumber] }
  if (name === 'localhost') return { origins: [byNumber, byName] }
  return {
    origins: [],
    why: 'This site is not opened on the machine it runs on, and no origin for previews is configured (STAGECRAFT_PREVIEW_ORIGIN).',
  }
}
