/** autoindex: a folder's listing, as nginx writes it. */
import { lookup } from '@/core/files/tree.ts'
import { isOn, setting } from '../conf.ts'
import { type Exchange, type Outcome, status, step } from './exchange.ts'
import { pathOf } from './path.ts'
import { ASSUMED_MTIME } from './send.ts'
import { escapeUri } from './uri.ts'
import { variable } from './variables.ts'

interface Item {
  readonly name: string
  readonly folder: boolean
  readonly size: number
  readonly mtime: number
}

export function listing(exchange: Exchange): Outcome {
  const path = pathOf(exchange)
  if (path === undefined) return status(500)
  const found = lookup(exchange.tree, path)
  if (found.kind === 'unknown') return { kind: 'unsupported', why: found.why }
  if (found.kind === 'absent' || found.node.kind !== 'directory') return status(404)
  if (found.node.partial !== undefined) return { kind: 'unsupported', why: found.node.partial }
  const format = setting(exchange.block, 'autoindex_format') ?? 'html'
  const items = [...found.node.entries.keys()]
    .filter((name) => !name.startsWith('.'))
    .map((name) => itemOf(exchange, path, name))
    .sort((a, b) => Number(b.folder) - Number(a.folder) || (a.name < b.name ? -1 : 1))
  step(exchange, 'autoindex', `lists ${path}`)
  const exact = isOn(exchange.block, 'autoindex_exact_size', true)
  const { text, type } = written(exchange, format, items, exact)
  const bytes = new TextEncoder().encode(text)
  exchange.out.status = 200
  exchange.out.contentType = type
  if (format === 'xml') exchange.out.charset = 'utf-8'
  return { kind: 'send', body: { kind: 'text', bytes } }
}

function written(exchange: Exchange, format: string, items: readonly Item[], exact: boolean) {
  const callback = format === 'jsonp' ? variable(exchange, 'arg_callback') : ''
  if (format === 'html') return { text: html(exchange.uri, items, exact), type: 'text/html' }
  if (format === 'xml') return { text: xml(items), type: 'text/xml' }
  if (callback === '') return { text: json(items), type: 'application/json' }
  return { text: `/* callback */\r\n${callback}(${json(items)});`, type: 'application/javascript' }
}

function itemOf(exchange: Exchange, folder: string, name: string): Item {
  const found = lookup(exchange.tree, `${folder}/${name}`)
  const node = found.kind === 'found' ? found.node : undefined
  const content = node?.kind === 'file' ? node.content : undefined
  const size = content?.kind === 'bytes' ? content.bytes.length : content?.kind === 'recorded' ? (content.size ?? 0) : 0
  const mtime = node?.kind === 'file' ? (node.mtime ?? ASSUMED_MTIME) : ASSUMED_MTIME
  return { name, folder: node?.kind === 'directory', size, mtime }
}

const NAME_WIDTH = 50

function html(uri: string, items: readonly Item[], exact: boolean): string {
  const title = escapeHtml(uri)
  const lines = items.map((item) => line(item, exact))
  const head = `<html>\r\n<head><title>Index of ${title}</title></head>\r\n<body>\r\n<h1>Index of ${title}</h1>`
  return `${head}<hr><pre><a href="../">../</a>\r\n${lines.join('')}</pre><hr></body>\r\n</html>\r\n`
}

function line(item: Item, exact: boolean): string {
  const slash = item.folder ? '/' : ''
  const length = [...item.name].length + slash.length
  const text = length > NAME_WIDTH ? `${item.name.slice(0, NAME_WIDTH - 3)}..&gt;` : escapeHtml(item.name) + slash
  const gap = ' '.repeat(Math.max(0, NAME_WIDTH - length))
  const href = escapeUri(item.name).replaceAll(':', '%3A')
  const size = item.folder ? '-'.padStart(exact ? 19 : 7) : exact ? String(item.size).padStart(19) : rounded(item.size)
  return `<a href="${href}${slash}">${text}</a>${gap} ${date(item.mtime)} ${size}\r\n`
}

function rounded(size: number): string {
  const [unit, scale] =
    size > 2 ** 30 - 1
      ? (['G', 2 ** 30] as const)
      : size > 2 ** 20 - 1
        ? (['M', 2 ** 20] as const)
        : size > 9999
          ? (['K', 2 ** 10] as const)
          : (['', 1] as const)
  const number = Math.round(size / scale)
  return unit === '' ? String(size).padStart(7) : `${String(number).padStart(6)}${unit}`
}

function date(seconds: number): string {
  const [, day, month, year, time] = new Date(seconds * 1000).toUTCString().split(' ')
  return `${day}-${month}-${year} ${time!.slice(0, 5)}`
}

function json(items: readonly Item[]): string {
  const lines = items.map(({ name, folder, size, mtime }) => {
    const base = `{ "name":${JSON.stringify(name)}, "type":"${folder ? 'directory' : 'file'}", "mtime":"${new Date(mtime * 1000).toUTCString()}"`
    return folder ? `${base} }` : `${base}, "size":${size} }`
  })
  return `[${lines.map((line) => `\r\n${line}`).join(',')}\r\n]`
}

function xml(items: readonly Item[]): string {
  const lines = items.map(({ name, folder, size, mtime }) => {
    const kind = folder ? 'directory' : 'file'
    const time = `${new Date(mtime * 1000).toISOString().slice(0, 19)}Z`
    return `<${kind} mtime="${time}"${folder ? '' : ` size="${size}"`}>${escapeHtml(name)}</${kind}>\r\n`
  })
  return `<?xml version="1.0"?>\r\n<list>\r\n${lines.join('')}</list>\r\n`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
