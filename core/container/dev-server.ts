/** What Vite's development server answers: the app's files, and the app's page for everything that looks like a page. */

import type { FileNode } from '@/core/files/node.ts'
import { join } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import type { HttpAnswer, HttpRequest, WayStep } from '@/core/nginx/http.ts'
import { COMPUTED } from '@/core/text/evidence.ts'
import type { RunOptions } from './container.ts'
import { typeByName } from './file-types.ts'
import type { Served } from './serving.ts'

export interface DevSettings {
  readonly port: number
  readonly host: string
}

export function devServer(tree: FileTree, root: string, settings: DevSettings, _options: RunOptions): Served {
  const local = isLoopback(settings.host)
  return {
    serves: 'dev-server',
    log: startLines(settings, local),
    listens: [{ port: settings.port, protocol: 'tcp', evidence: COMPUTED, address: local ? '127.0.0.1' : '0.0.0.0' }],
    tree,
    appFolder: root,
    respond: (request, inside) => {
      if (request.port !== settings.port) return refused(`the development server listens on port ${settings.port}`)
      if (local && !inside) return refused('the development server listens on localhost, inside the container only')
      return answer(tree, root, request)
    },
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function startLines({ port }: DevSettings, local: boolean): readonly string[] {
  const network = local ? 'use --host to expose' : `http://172.17.0.2:${port}/`
  return ['', '  VITE  ready', '', `  ➜  Local:   http://localhost:${port}/`, `  ➜  Network: ${network}`]
}

function refused(detail: string): HttpAnswer {
  return { kind: 'no-answer', why: 'refused', way: [{ what: 'dev-server', detail }] }
}

function answer(tree: FileTree, root: string, request: HttpRequest): HttpAnswer {
  const way: WayStep[] = []
  if (isBlockedHost(request.headers.host ?? request.host ?? 'localhost'))
    return page(403, 'Blocked request. This host is not allowed.', way)
  const path = decode(request.path.split(/[?#]/)[0]!)
  if (path === undefined) return page(400, 'Bad Request', way)
  if (path.startsWith('/@') || path.includes('/node_modules/.vite/'))
    return { kind: 'not-simulated', why: 'modules that the development server makes are not simulated', way }
  const found = findFile(tree, root, path, acceptsPages(request))
  if (found === undefined) {
    way.push({ what: 'dev-server', detail: `${path}: no such file, and the request asks for no page` })
    return page(404, '', way)
  }
  if (found.kind === 'unknown') return { kind: 'not-simulated', why: found.why, way }
  way.push({ what: 'dev-server', detail: found.detail }, { what: 'file', detail: found.path })
  return fileAnswer(found.path, found.node, way)
}

/** Since 6.0.9 Vite answers only to localhost, addresses and names it was told. */
function isBlockedHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (name === 'localhost' || name.endsWith('.localhost') || name.startsWith('[')) return false
  return !/^\d+\.\d+\.\d+\.\d+$/.test(name)
}

function acceptsPages({ method, headers }: HttpRequest): boolean {
  const accept = headers.accept ?? headers.Accept
  if (method !== 'GET' && method !== 'HEAD') return false
  return accept === undefined || accept === '' || /text\/html|\*\/\*/.test(accept)
}

type Found =
  | { readonly kind: 'file'; readonly path: string; readonly node: FileNode; readonly detail: string }
  | { readonly kind: 'unknown'; readonly why: string }

function findFile(tree: FileTree, root: string, path: string, pages: boolean): Found | undefined {
  const direct = [join(root, 'public', path), join(root, path)]
  const fallback = [join(root, path, 'index.html'), `${join(root, path)}.html`, join(root, 'index.html')]
  const tried = path === '/' ? fallback : pages ? [...direct, ...fallback] : direct
  for (const candidate of tried) {
    const found = lookup(tree, candidate)
    if (found.kind === 'unknown') return found
    if (found.kind !== 'found' || found.node.kind !== 'file') continue
    const detail = direct.includes(candidate) ? 'the file itself' : 'the page of the app'
    return { kind: 'file', path: found.path, node: found.node, detail }
  }
  return undefined
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function page(status: number, text: string, way: readonly WayStep[]): HttpAnswer {
  const body = new TextEncoder().encode(text)
  return { kind: 'answer', status, headers: [['content-type', 'text/html']], body, way }
}

/** Sources reach the browser translated; the bytes here are those of the file. */
function fileAnswer(path: string, node: FileNode, way: readonly WayStep[]): HttpAnswer {
  const { content } = node
  if (content.kind === 'unknown') return { kind: 'not-simulated', why: content.why, way }
  const headers = [
    ['content-type', typeByName(path)],
    ['cache-control', 'no-cache'],
  ] as const
  const body = content.kind === 'bytes' ? content.bytes : undefined
  return { kind: 'answer', status: 200, headers, bodyFile: path, body, way }
}
