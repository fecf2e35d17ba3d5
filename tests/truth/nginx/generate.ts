/** Configurations made from a seed: pieces of what people write, put together in ways nobody thought of. */
import type { CaseRequest, NginxCase } from '@/core/nginx/case.ts'

export interface Dice {
  below(count: number): number
  pick<T>(list: readonly T[]): T
  chance(part: number): boolean
}

/** mulberry32: the same seed gives the same dice everywhere. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return { below, pick: (list) => list[below(list.length)]!, chance: (part) => next() < part }
}

const ANYWHERE = [
  'add_header X-A a;',
  'add_header X-B "$uri" always;',
  'add_header Cache-Control "public, immutable";',
  'add_header X-Q "$args|$is_args|$request_uri";',
  'add_header X-M $m;',
  'expires 1h;',
  'expires -1;',
  'expires max;',
  'expires epoch;',
  'expires 0;',
  'expires off;',
  'error_page 404 /404.html;',
  'error_page 404 =200 /index.html;',
  'error_page 403 404 = /about.html;',
  'error_page 405 =200 $uri;',
  'error_page 404 @named;',
  'error_page 301 /about.html;',
  'index index.html;',
  'index about.html index.html;',
  'index nope.html;',
  'autoindex on;',
  'gzip on;',
  'gzip_types text/css application/javascript;',
  'gzip_vary on;',
  'gzip_min_length 30;',
  'add_header X-V "$m2|$enc|$host|$server_name|$request_filename|$document_root";',
  'add_header X-S "$status|$sent_http_content_type" always;',
  'expires modified 1d;',
  'gzip_static on;',
  'autoindex_format json;',
  'limit_req zone=z burst=1000 nodelay;',
  'merge_slashes off;',
  'auth_basic x;',
  'auth_basic_user_file /etc/nginx/none;',
  'etag off;',
  'charset utf-8;',
  'default_type text/plain;',
  'default_type application/json;',
  'absolute_redirect off;',
  'port_in_redirect off;',
  'server_tokens off;',
  'root /usr/share/nginx/html;',
  'root /usr/share/nginx/html/docs;',
  'root /usr/share/nginx/html/;',
  'types { text/x-test html; }',
  'deny all;',
  'allow all;',
  'deny 127.0.0.1;',
  'satisfy any;',
  'client_max_body_size 2;',
  'if_modified_since before;',
  'recursive_error_pages on;',
  'server_name_in_redirect on;',
] as const

const REWRITES = [
  'rewrite ^/old(.*)$ /docs$1 last;',
  'rewrite ^/(.*)\\.htm$ /$1.html last;',
  'rewrite ^/x/(.*)$ /$1 break;',
  'rewrite ^/y/(.*)$ /$1?from=y redirect;',
  'rewrite ^/z(.*)$ /docs$1? permanent;',
  'rewrite ^/deep/(\\w+)$ /$1.html;',
  'rewrite ^/about$ /about.html;',
  'set $m 1;',
  'set $m "$uri-$args";',
  'if ($args) { set $m args; }',
  'if ($request_method = POST) { return 405; }',
  'if (-f $request_filename) { set $m file; }',
  'if (!-e $request_filename) { set $m none; }',
  'if ($uri ~ "^/(a.*)$") { set $m $1; }',
  'if ($http_x_test) { return 302 /test; }',
  'break;',
  'if ($uri ~* \\.css$) { return 410; }',
  'if ($arg_a = b) { rewrite ^ /about.html last; }',
] as const

const ENDS = [
  'return 200 "text $uri";',
  'return 404;',
  'return 301 /docs/;',
  'return 302 https://example.com$request_uri;',
  'return 204;',
  'return 403 "no";',
  'return 503;',
  'try_files $uri $uri/ /index.html;',
  'try_files $uri /index.html;',
  'try_files $uri =404;',
  'try_files $uri $uri.html $uri/ =404;',
  'try_files $uri @named;',
  'try_files /about.html =500;',
  'try_files $uri/index.html $uri /index.html?$args;',
  'alias /usr/share/nginx/html/docs/;',
  'alias /usr/share/nginx/html/assets;',
  'internal;',
  'limit_except GET { deny all; }',
  'proxy_pass http://backend:3000;',
  '',
  '',
  '',
] as const

/** Above the server block. */
const AT_HTTP = [
  'map $uri $m2 { default d; /about.html a; ~^/docs/(?<rest>.*)$ "r-$rest"; }',
  'map $http_accept_encoding $enc { default none; ~gzip gz; }',
  'gzip on;',
  'gzip_types *;',
  'server_tokens off;',
  'index about.html;',
  'add_header X-Http 1 always;',
  'types { text/x-new html; }',
  'upstream up { server backend:3000; }',
  'server { listen 80; server_name other.test; return 200 other; }',
  'server { listen 80 default_server; server_name _; root /usr/share/nginx/html; }',
  'server { listen 8080; return 302 /there; }',
  'error_page 404 /about.html;',
  'charset utf-8;',
  'expires 5m;',
  'limit_req_zone $binary_remote_addr zone=z:1m rate=100r/s;',
] as const

const NAMES = [
  '/',
  '/',
  '/',
  '= /',
  '/docs',
  '/docs/',
  '= /docs',
  '^~ /docs',
  '/assets/',
  '^~ /assets',
  '~ \\.html$',
  '~* \\.(js|css)$',
  '~ ^/(docs|img)/',
  '= /index.html',
  '= /about.html',
  '/deep',
  '= /404.html',
  '~ "^/[a-z]{3,5}/"',
  '/x',
  '/img',
] as const

/** What breaks a configuration, now and then. */
const MISTAKES = [
  'roott /x;',
  'listen 99999;',
  'return foo;',
  'try_files $uri;',
  'location = /q { location /q/r { } }',
  'add_header A;',
  'proxy_pass http://nowhere;',
  'set x 1;',
  'expires soon;',
  'gzip maybe;',
  '}',
  'root /x',
  'if ($a == b) { }',
  'rewrite ( /x;',
  'add_header X "$unknown_one";',
  'location ~ [ { }',
] as const

export function generateCase(seed: number): NginxCase {
  const dice = diceOf(seed)
  const head: string[] = []
  some(dice, AT_HTTP, 3, head, '')
  const lines = [...head, 'server {', '  listen 80;']
  if (dice.chance(0.3))
    lines.push(
      `  server_name ${dice.pick(['localhost', 'site.test *.site.test', '.site.test', '~^(?<who>\\w+)\\.test$', 'a.* b'])};`,
    )
  if (dice.chance(0.85)) lines.push('  root /usr/share/nginx/html;')
  some(dice, ANYWHERE, 4, lines, '  ')
  some(dice, REWRITES, 2, lines, '  ')
  if (dice.chance(0.25)) lines.push(`  ${dice.pick(ENDS.filter((end) => end.startsWith('try_files')))}`)
  const used = new Set<string>()
  for (let count = dice.below(5); count >= 0; count--) location(dice, lines, used)
  if (dice.chance(0.12))
    lines.splice(head.length + 2 + dice.below(lines.length - head.length - 2), 0, `  ${dice.pick(MISTAKES)}`)
  lines.push('  location @named { return 200 "named $uri"; }', '}', '')
  return { conf: lines.join('\n'), backends: ['backend:3000'], requests: requestsOf(dice) }
}

function location(dice: Dice, lines: string[], used: Set<string>): void {
  const name = dice.pick(NAMES)
  const key = name.startsWith('^~') ? name.slice(3) : name
  if (used.has(key) && dice.chance(0.95)) return
  used.add(key)
  lines.push(`  location ${name} {`)
  some(dice, ANYWHERE, 3, lines, '    ')
  some(dice, REWRITES, 1, lines, '    ')
  if (dice.chance(0.1)) lines.push('    if ($arg_i) { add_header X-If 1; }')
  if (dice.chance(0.15)) nested(dice, lines, key)
  const end = dice.pick(ENDS)
  if (end !== '') lines.push(`    ${end}`)
  lines.push('  }')
}

function nested(dice: Dice, lines: string[], outer: string): void {
  const inner = outer.startsWith('/') && dice.chance(0.5) ? `${outer.replace(/\/$/, '')}/g` : '~ \\.(html|css)$'
  lines.push(`    location ${inner} {`)
  some(dice, ANYWHERE, 2, lines, '      ')
  lines.push(`      ${dice.pick(ENDS)}`, '    }')
}

/** Up to `most` different ones; settings that may stand once do. */
function some(dice: Dice, list: readonly string[], most: number, lines: string[], indent: string): void {
  const names = new Set<string>()
  for (let count = dice.below(most + 1); count > 0; count--) {
    const line = dice.pick(list)
    const name = line.split(' ')[0]!
    const again =
      name === 'add_header' || name === 'error_page' || name === 'rewrite' || name === 'set' || name === 'if'
    if (names.has(name) && !again) continue
    names.add(name)
    lines.push(indent + line)
  }
}

const PATHS = [
  '/',
  '/index.html',
  '/about',
  '/about.html',
  '/docs',
  '/docs/',
  '/docs/guide.html',
  '/assets/style.css',
  '/assets/app-1a2b.js',
  '/assets/',
  '/assets',
  '/empty/',
  '/empty',
  '/missing',
  '/missing.png',
  '/deep/link',
  '/deep/about',
  '/old/guide.html',
  '/x/about.html',
  '/y/q?a=1',
  '/z/guide.html?b=2',
  '/?a=b',
  '/docs?x=1',
  '/a%20b.txt',
  '//docs//',
  '/docs/../about.html',
  '/img/logo.svg',
  '/about.htm',
  '/404.html',
  '/deep?i=1',
  '/docs/?i=1',
  '/assets/none.css?i=1',
] as const

function requestsOf(dice: Dice): readonly CaseRequest[] {
  return Array.from({ length: 14 }, (): CaseRequest => {
    const path = dice.pick(PATHS)
    const headers: Record<string, string> = {}
    if (dice.chance(0.2)) headers['Accept-Encoding'] = 'gzip'
    if (dice.chance(0.05)) headers['X-Test'] = '1'
    if (dice.chance(0.06)) headers['If-Modified-Since'] = 'Tue, 02 Jan 2024 03:04:05 GMT'
    if (dice.chance(0.04)) headers['If-None-Match'] = '*'
    if (dice.chance(0.06)) headers.Range = dice.pick(['bytes=0-4', 'bytes=-3', 'bytes=999-'])
    const method = dice.chance(0.85) ? 'GET' : dice.pick(['HEAD', 'POST', 'PUT', 'OPTIONS'])
    const plain = method === 'GET' && Object.keys(headers).length === 0
    if (plain && dice.chance(0.8)) return path
    const host = dice.pick(['localhost:8080', 'site.test', 'www.site.test', 'who.test', 'a.example', 'other.test'])
    return { method, path, headers, host }
  })
}
