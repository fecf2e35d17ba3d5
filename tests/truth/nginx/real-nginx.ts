/**
 * What real nginx says to a case. It runs in a private mount and network namespace, changed into a folder that looks like
 * the official image: so `listen 80` disturbs nobody, and messages carry the container's own paths.
 */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { CASE_MTIME, type CaseRequest, type NginxCase } from '@/core/nginx/case.ts'
import { HTML_50X, HTML_ROOT, MAIN_CONF, MIME_TYPES, SITE_CONF } from '@/core/nginx/image-files.ts'
import { expiresForm, type Observed, type ObservedAnswer } from './observed.ts'

const INSIDE = fileURLToPath(new URL('./inside.mjs', import.meta.url))
const FOLDERS = [
  'usr',
  'proc',
  'dev',
  'tmp',
  'run',
  'root',
  'share/html',
  'etc/nginx/conf.d',
  'var/log/nginx',
  'var/cache/nginx',
  'var/lib/nginx',
]
const SCRIPT = `set -e
mount --bind /usr "$R/usr"; mount --bind "$R/share" "$R/usr/share/nginx"; mount --rbind /dev "$R/dev"; mount --rbind /proc "$R/proc"
ip link set lo up 2>/dev/null || ifconfig lo up
exec "$0" "$1"`

export function askRealNginx(input: NginxCase, binary: string): Observed {
  const root = mkdtempSync(join(tmpdir(), 'stagecraft-nginx-'))
  try {
    layOut(root, input)
    const requests = (input.requests ?? []).map(wholeRequest)
    const document = JSON.stringify({ root, binary, requests, backends: input.backends ?? [] })
    const ran = spawnSync('unshare', ['-mn', '--', 'sh', '-c', SCRIPT, process.execPath, INSIDE], {
      input: document,
      env: { ...process.env, R: root },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (ran.status !== 0) throw new Error(`the namespace failed: ${ran.stderr}`)
    return observed(JSON.parse(ran.stdout), input)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function layOut(root: string, input: NginxCase): void {
  spawnSync('chmod', ['755', root])
  for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true })
  for (const name of ['bin', 'sbin', 'lib', 'lib64'])
    if (existsSync(`/${name}`)) symlinkSync(`usr/${name}`, join(root, name))
  const names = [...(input.hosts ?? []), ...(input.backends ?? []).map((backend) => backend.split(':')[0]!)]
  const texts: Record<string, string> = {
    '/etc/nginx/nginx.conf': input.nginxConf ?? MAIN_CONF,
    '/etc/nginx/mime.types': MIME_TYPES,
    '/etc/nginx/fastcgi_params': '',
    '/etc/nginx/uwsgi_params': '',
    '/etc/nginx/scgi_params': '',
    '/etc/passwd':
      'root:x:0:0::/root:/bin/sh\nnginx:x:101:101::/nonexistent:/bin/false\nnobody:x:65534:65534::/:/bin/false\n',
    '/etc/group': 'root:x:0:\nnginx:x:101:\nnogroup:x:65534:\n',
    '/etc/nsswitch.conf': 'hosts: files\n',
    '/etc/hosts': `127.0.0.1 localhost ${names.join(' ')}\n::1 localhost\n`,
  }
  if (input.conf !== null && input.conf !== undefined) texts[SITE_CONF] = input.conf
  for (const [path, text] of Object.entries(texts)) write(root, path, text, CASE_MTIME)
  for (const [path, content] of Object.entries({ '50x.html': HTML_50X, ...input.files })) {
    const absolute = path.startsWith('/') ? path : `${HTML_ROOT}/${path}`
    if (content === null) continue
    if (absolute.endsWith('/')) mkdirSync(join(root, inShare(absolute)), { recursive: true })
    else write(root, absolute, content, input.mtime ?? CASE_MTIME)
  }
  // Listings show the times of folders too.
  const folders = readdirSync(join(root, 'share'), { recursive: true, withFileTypes: true })
  for (const entry of folders)
    if (entry.isDirectory()) utimesSync(join(entry.parentPath, entry.name), CASE_MTIME, CASE_MTIME)
}

function inShare(path: string): string {
  return path.replace(/^\/usr\/share\/nginx\//, '/share/')
}

function write(root: string, path: string, content: string | Uint8Array, mtime: number): void {
  const place = join(root, inShare(path))
  mkdirSync(dirname(place), { recursive: true })
  writeFileSync(place, content)
  utimesSync(place, mtime, mtime)
}

function wholeRequest(written: CaseRequest) {
  const line = typeof written === 'string' ? /^([A-Z]+) (\/.*)$/.exec(written) : null
  const given = typeof written === 'string' ? { method: line?.[1], path: line?.[2] ?? written } : written
  return { headers: {}, host: 'localhost:8080', port: 80, ...given, method: given.method ?? 'GET' }
}

interface Raw {
  readonly exit: number
  readonly output: string
  readonly answers: readonly ({ readonly raw: string } | { readonly error: string })[]
}

function observed(raw: Raw, input: NginxCase): Observed {
  // Debian's build logs start-up errors in the log's form; the official build prints `nginx: [level] …`.
  const text = raw.output
    .replace(/^nginx: \[alert\] could not open error log.*\n/gm, '')
    .replace(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d (\[\w+\]) \d+#\d+: /gm, 'nginx: $1 ')
  return { exit: raw.exit, messages: messagesOf(text), answers: raw.answers.map((answer) => answerOf(answer, input)) }
}

function messagesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^nginx: \[/.test(line))
}

function answerOf(answer: Raw['answers'][number], input: NginxCase): ObservedAnswer {
  if ('error' in answer) return { error: answer.error }
  const bytes = Buffer.from(answer.raw, 'base64')
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return { closed: true }
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  const body = decoded(bytes.subarray(end + 4), new Map(headers))
  return { status: Number(first.split(' ')[1]), headers: headersOf(headers), ...bodyOf(body, input) }
}

function decoded(body: Buffer, headers: ReadonlyMap<string, string>): Buffer {
  const whole = headers.get('transfer-encoding') === 'chunked' && body.length > 0 ? joinChunks(body) : body
  const gzipped = headers.get('content-encoding') === 'gzip' && whole[0] === 0x1f && whole[1] === 0x8b
  return gzipped ? gunzipSync(whole) : whole
}

function joinChunks(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.subarray(at, end).toString('latin1'), 16)
    if (end < 0 || !(size > 0)) return Buffer.concat(parts)
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 4 + size
  }
}

function headersOf(headers: readonly [string, string][]): ObservedAnswer['headers'] {
  const kept: Record<string, string[]> = {}
  const date = headers.find(([name]) => name === 'date')?.[1] ?? ''
  for (const [name, value] of headers) {
    if (name === 'date' || name === 'connection' || name === 'server' || name === 'transfer-encoding') continue
    const shown = name === 'expires' ? expiresForm(value, (Date.parse(value) - Date.parse(date)) / 1000) : value
    kept[name] = [...(kept[name] ?? []), shown]
  }
  return kept
}

function bodyOf(body: Buffer, input: NginxCase): Pick<ObservedAnswer, 'file' | 'builtin' | 'body'> {
  if (body.length === 0) return {}
  const files = Object.entries({ '50x.html': HTML_50X, ...input.files })
    .filter(([, content]) => content !== null && Buffer.from(content).equals(body))
    .map(([path]) => (path.startsWith('/') ? path : `${HTML_ROOT}/${path}`))
    .sort()
  if (files.length > 0) return { file: files.join(' ') }
  const text = body.toString('utf8')
  const builtin = /<hr><center>nginx/.test(text) ? /<title>(\d+)/.exec(text)?.[1] : undefined
  return builtin === undefined ? { body: text.slice(0, 2000) } : { builtin: Number(builtin) }
}
