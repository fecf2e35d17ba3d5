import { expect, test } from 'vitest'
import { lookup, readText } from '@/core/files/tree.ts'
import { image, runApp } from './fixture.ts'

const manifest = (parts: object) => ({
  '/app/package.json': JSON.stringify({ name: 'shop', version: '1.0.0', ...parts }),
})
const kind = (ran: ReturnType<typeof runApp>, path: string) => lookup(ran.tree, path).kind

test('a build tool of an app that is not recorded may fail; if not, it leaves its folder, known in part', () => {
  const files = manifest({ scripts: { build: 'react-scripts build' }, dependencies: { 'react-scripts': '5.0.1' } })
  const more = { '/app/public/index.html': '', '/app/src/index.js': '' }
  const ran = runApp('npm install && npm run build', { files: { ...files, ...more } })
  expect(ran.code).toBeUndefined()
  expect([kind(ran, '/app/build'), kind(ran, '/app/build/index.html'), kind(ran, '/app/dist')]).toEqual([
    'found',
    'unknown',
    'absent',
  ])
})

test('react-scripts needs its page and its entry', () => {
  const files = manifest({ scripts: { build: 'react-scripts build' }, dependencies: { 'react-scripts': '5.0.1' } })
  const ran = runApp('npm install && npm run build', { files })
  expect(ran).toMatchObject({ code: 1 })
  expect(ran.out).toContain('Could not find a required file.\n  Name: index.html')
})

test('vite builds a foreign app where its configuration says', () => {
  const files = manifest({ scripts: { build: 'vite build' }, devDependencies: { vite: '^5.0.0' } })
  const config = { '/app/vite.config.ts': "export default { build: { outDir: 'www' } }" }
  const ran = runApp('npm install && npm run build', { files: { ...files, ...config } })
  expect([ran.code, kind(ran, '/app/www'), kind(ran, '/app/dist')]).toEqual([undefined, 'found', 'absent'])
})

test('without development dependencies a program of theirs may be missing', () => {
  const files = manifest({
    scripts: { build: 'tsc' },
    dependencies: { react: '18' },
    devDependencies: { typescript: '5' },
  })
  const because = (script: string) => JSON.stringify(runApp(script, { files }).outcome)
  expect(because('npm install && npm run build')).toContain('`tsc` finds fault')
  expect(because('npm install --omit=dev && npm run build')).not.toContain('`tsc` finds fault')
})

test('the lockfile decides whether a program is there', () => {
  const parts = {
    scripts: { prepare: 'husky' },
    dependencies: { react: '18.0.0' },
    devDependencies: { husky: '9.0.0' },
  }
  const packages = {
    '': { dependencies: parts.dependencies, devDependencies: parts.devDependencies },
    'node_modules/react': { version: '18.0.0' },
    'node_modules/husky': { version: '9.0.0', dev: true, bin: { husky: 'bin.js' } },
  }
  const lock = { '/app/package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }) }
  const files = { ...manifest(parts), ...lock }
  expect(runApp('npm ci', { files })).toMatchObject({ code: 0 })
  expect(runApp('npm ci --omit=dev', { files })).toMatchObject({ code: 127, err: 'sh: husky: not found\n' })
  expect(runApp('npm ci --omit=dev --ignore-scripts', { files }).code).toBe(0)
})

test('an added dependency leaves the scripts readable', () => {
  const ran = runApp('npm ci && npm install axios && npm run pack')
  expect([ran.code, kind(ran, '/app/out/index.html')]).toEqual([0, 'found'])
})

test('cross-env, rimraf and run-s do what they say', () => {
  const scripts = { all: 'run-s clean write', clean: 'rimraf out', write: "cross-env A=1 sh -c 'echo $A'" }
  const tools = { 'cross-env': '7', rimraf: '6', 'npm-run-all': '4' }
  const files = { ...manifest({ scripts, devDependencies: tools }), '/app/out/old.js': '' }
  const ran = runApp('npm install --silent && npm run --silent all', { files })
  expect(ran.code).toBe(0)
  expect(ran.out).toMatch(/\n1\n$/)
  expect(kind(ran, '/app/out')).toBe('absent')
})

test('copies of files that a pattern gives in part may be anything', () => {
  const files = {
    ...manifest({ scripts: { build: 'vite build' }, dependencies: { vite: '5' } }),
    '/app/index.html': 'mine',
  }
  const ran = runApp('npm install && npm run build && mkdir /site && cp -r dist/* /site && rm -rf dist/*', { files })
  expect([ran.code, kind(ran, '/site/index.html'), kind(ran, '/other')]).toEqual([undefined, 'unknown', 'absent'])
})

test('a copy that cannot be told leaves its target in doubt', () => {
  const files = {
    ...manifest({ scripts: { build: 'vite build' }, dependencies: { vite: '5' } }),
    '/app/index.html': 'mine',
  }
  const ran = runApp('npm install && npm run build; mkdir /site; echo a > /site/a; cp dist/a /site/a', { files })
  expect([ran.code, kind(ran, '/site/a')]).toEqual([undefined, 'unknown'])
})

test('dos2unix and unix2dos change line ends', () => {
  const ran = runApp('dos2unix a && unix2dos b', {
    files: { '/app/a': 'x\r\ny\r\n', '/app/b': 'x\n' },
    base: withTools(),
  })
  expect([readText(ran.tree, '/app/a'), readText(ran.tree, '/app/b')]).toEqual(['x\ny\n', 'x\r\n'])
})

test('openssl writes the files it is told to, with other bytes each time', () => {
  const ran = runApp('openssl req -x509 -nodes -keyout k.pem -out c.pem -subj /CN=x', { base: withTools() })
  expect(ran.code).toBe(0)
  expect(lookup(ran.tree, '/app/k.pem')).toMatchObject({ node: { mode: 0o600, content: { kind: 'unknown' } } })
})

test('git clone brings what is not known, and git outside a repository fails', () => {
  const ran = runApp('git clone https://example.com/shop.git && cat shop/package.json', { base: withTools() })
  expect([ran.code, kind(ran, '/app/shop/any')]).toEqual([undefined, 'unknown'])
  expect(runApp('git rev-parse HEAD', { base: withTools() })).toMatchObject({ code: 128 })
})

function withTools() {
  const base = image('node')
  const names = ['git', 'openssl', 'dos2unix', 'unix2dos'].map((name) => [name, `/usr/bin/${name}`] as const)
  return { ...base, programs: new Map([...base.programs, ...names]) }
}
