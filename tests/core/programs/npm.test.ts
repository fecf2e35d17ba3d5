/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are shell scripts */
import { expect, test } from 'vitest'
import { lookup, readText } from '@/core/files/tree.ts'
import { APP_FILES, image, runApp } from './fixture.ts'

const has = (ran: { tree: Parameters<typeof lookup>[0] }, path: string): string => lookup(ran.tree, path).kind

test('npm ci lays the recorded packages and links their programs', () => {
  const ran = runApp('npm ci')
  expect(ran).toMatchObject({ code: 0, out: '\nadded 3 packages\n' })
  expect(lookup(ran.tree, '/app/node_modules/.bin/vite')).toMatchObject({ path: '/app/node_modules/vite/cli.js' })
  expect(has(ran, '/app/node_modules/vitest/package.json')).toBe('found')
})

test.each([
  'npm ci --omit=dev',
  'npm ci --omit dev',
  'npm ci --only=prod',
  'npm install --silent --only=production',
  'npm ci --production',
  'NODE_ENV=production npm ci',
  'npm_config_omit=dev npm ci',
  'NPM_CONFIG_PRODUCTION=true npm i',
])('%s leaves development packages out', (script) => {
  const ran = runApp(script)
  expect(ran.code).toBe(0)
  expect(has(ran, '/app/node_modules/vite/package.json')).toBe('found')
  expect(has(ran, '/app/node_modules/vitest')).toBe('absent')
})

test('--include=dev wins over NODE_ENV=production', () => {
  expect(has(runApp('npm ci --include=dev', { env: { NODE_ENV: 'production' } }), '/app/node_modules/vitest')).toBe(
    'found',
  )
})

test('npm ci without a lockfile fails with npm’s words', () => {
  const ran = runApp('rm package-lock.json && npm ci')
  expect(ran.code).toBe(1)
  expect(ran.err).toContain(
    'npm error code EUSAGE\nnpm error\nnpm error The `npm ci` command can only install with an existing package-lock.json or',
  )
})

test('npm ci refuses a lockfile that does not fit package.json', () => {
  const files = {
    '/app/package.json': APP_FILES['/app/package.json'].replace(
      '"react": "19.0.0"',
      '"react": "19.0.0", "redux": "5.0.0"',
    ),
  }
  const ran = runApp('npm ci', { files })
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('npm error Missing: redux@5.0.0 from lock file')
})

test('npm without package.json fails with ENOENT and 254', () => {
  for (const script of ['npm install', 'npm run build', 'npm test']) {
    const ran = runApp(script, { cwd: '/' })
    expect(ran.code).toBe(254)
    expect(ran.err).toContain(
      "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/package.json'",
    )
  }
})

test('npm run names a script that is missing', () => {
  const ran = runApp('npm run biuld')
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('npm error Missing script: "biuld"')
})

test('npm prints nothing when silent, and fails all the same', () => {
  expect(runApp('npm run nope --silent')).toMatchObject({ code: 1, err: '', out: '' })
})

test('npm run build without vite ends with 127', () => {
  expect(runApp('npm run build')).toMatchObject({
    code: 127,
    err: 'sh: vite: not found\n',
    out: '\n> fixture@1.0.0 build\n> vite build\n\n',
  })
})

test('npm run build writes the recorded output', () => {
  const ran = runApp('npm ci && npm run build')
  expect(ran.code).toBe(0)
  expect(readText(ran.tree, '/app/build/index.html')).toBe('<title>built</title>')
  expect(readText(ran.tree, '/app/build/assets/a.js')).toBe('say("Good morning")')
})

test('npm run build writes VITE_GREETING where the default stands', () => {
  const ran = runApp('npm ci && VITE_GREETING="Hello there" npm run build')
  expect(readText(ran.tree, '/app/build/assets/a.js')).toBe('say("Hello there")')
})

test('npm run build of edited sources knows the names but not the bytes', () => {
  const ran = runApp('npm ci && npm run build', { files: { '/app/src/main.js': 'console.log(2)\n' } })
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/app/build/assets/a.js')).toMatchObject({ node: { content: { kind: 'unknown' } } })
})

test('npm run build without the sources fails', () => {
  expect(runApp('npm ci && rm index.html && npm run build').code).toBe(1)
})

test('npm test passes on the recorded sources, and needs the development packages', () => {
  expect(runApp('npm ci && npm test')).toMatchObject({ code: 0 })
  expect(runApp('npm ci --omit=dev && npm test')).toMatchObject({ code: 127, err: 'sh: vitest: not found\n' })
  expect(runApp('npm ci && npm test', { files: { '/app/src/main.js': 'edited' } }).outcome.kind).toBe('unsupported')
})

test('npm runs scripts of file programs in the package’s folder, with pre and post', () => {
  const manifest =
    '{"name":"x","version":"2.0.0","scripts":{"prebuild":"echo pre","build":"mkdir -p b && echo $npm_lifecycle_event $npm_package_version > b/f","postbuild":"cat b/f"}}'
  const ran = runApp('mkdir -p sub && cd sub && npm run -s build', { files: { '/app/package.json': manifest } })
  expect(ran).toMatchObject({ code: 0, out: 'pre\nbuild 2.0.0\n' })
  expect(readText(ran.tree, '/app/b/f')).toBe('build 2.0.0\n')
})

test('npm passes words after -- to the script', () => {
  const manifest = '{"name":"x","scripts":{"hi":"echo"}}'
  expect(runApp('npm run -s hi -- a "b c"', { files: { '/app/package.json': manifest } }).out).toBe('a b c\n')
})

test('npm install with another lockfile makes node_modules known only in part', () => {
  const ran = runApp('npm install', {
    files: { '/app/package-lock.json': APP_FILES['/app/package-lock.json'].replace('"fixture"', '"other"') },
  })
  expect(ran.code).toBe(0)
  expect(has(ran, '/app/node_modules')).toBe('found')
  expect(has(ran, '/app/node_modules/react')).toBe('unknown')
})

test('npm install without a lockfile writes one whose text is not known', () => {
  const ran = runApp('rm package-lock.json && npm install')
  expect(has(ran, '/app/node_modules/react')).toBe('found')
  expect(lookup(ran.tree, '/app/package-lock.json')).toMatchObject({ node: { content: { kind: 'unknown' } } })
})

test('npm prune --omit=dev takes the development packages away', () => {
  const ran = runApp('npm ci && npm prune --omit=dev')
  expect(has(ran, '/app/node_modules/vitest')).toBe('absent')
  expect(has(ran, '/app/node_modules/vite')).toBe('found')
})

test('npm installs as the user it runs as, and fails where that user may not write', () => {
  expect(runApp('npm ci', { uid: 1000 })).toMatchObject({ code: 243 })
  const tree = runApp('chown -R 1000:1000 /app').tree
  const ran = runApp('npm ci --cache /app/.cache', { uid: 1000, tree })
  expect(lookup(ran.tree, '/app/node_modules/react/package.json')).toMatchObject({ node: { uid: 1000 } })
})

test('npm --prefix works in another folder', () => {
  expect(has(runApp('npm --prefix /app ci', { cwd: '/' }), '/app/node_modules/react')).toBe('found')
})

test('npx runs an installed program, and cannot tell of another', () => {
  expect(runApp('npm ci && npx vite build').code).toBe(0)
  expect(runApp('npx cowsay hi').outcome.kind).toBe('unsupported')
})

test('npm cache clean wants --force', () => {
  expect(runApp('npm cache clean').code).toBe(1)
  expect(runApp('npm cache clean --force').code).toBe(0)
})

test('node and npm print the recorded versions', () => {
  expect(runApp('node -v && npm --version').out).toBe('v22.0.0\n10.9.0\n')
})

test('npm is not found in an image of nginx', () => {
  expect(runApp('npm ci', { base: image('nginx') })).toMatchObject({ code: 127, err: '/bin/sh: npm: not found\n' })
})

test('yarn runs scripts, and its install is known only in part', () => {
  expect(runApp('npm ci && yarn build').code).toBe(0)
  expect(has(runApp('yarn install --frozen-lockfile'), '/app/node_modules/react')).toBe('unknown')
})

test('pnpm is not there before corepack enables it', () => {
  expect(runApp('pnpm install').code).toBe(127)
})

test('apk exists on Alpine, apt-get on Debian', () => {
  expect(runApp('apk add --no-cache curl').code).toBe(0)
  expect(runApp('apt-get update').code).toBe(127)
  expect(runApp('apt-get update && apt-get install -y curl', { base: image('node', 'debian') }).code).toBe(0)
})

test('adduser and addgroup write the accounts', () => {
  const files = { '/etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n', '/etc/group': 'root:x:0:root\nnogroup:x:65533:\n' }
  const ran = runApp(
    'addgroup -g 1001 -S nodejs && adduser -S web -u 1001 -G nodejs && id web && chown -R web:nodejs /app',
    { files },
  )
  expect(ran).toMatchObject({ code: 0, out: 'uid=1001(web) gid=1001(nodejs) groups=1001(nodejs)\n' })
  expect(lookup(ran.tree, '/app/index.html')).toMatchObject({ node: { uid: 1001, gid: 1001 } })
  expect(runApp('adduser -D root', { files })).toMatchObject({ code: 1, err: "adduser: user 'root' in use\n" })
})

test('a global install is taken to succeed, and says so', () => {
  const files = { '/usr/local/lib/node_modules/npm/x': '', '/usr/local/bin/.keep': '' }
  const ran = runApp('npm install -g pnpm@9 && npm ci', { files })
  expect(ran.outcome).toMatchObject({ kind: 'exited', code: 0, assumed: ['`npm install pnpm` is taken to succeed'] })
  expect(has(ran, '/app/node_modules/react')).toBe('found')
})
