/** A small app with a record, and images to run it in. */
import { EMPTY_TREE, type FileTree, treeOf } from '@/core/files/tree.ts'
import type { AppRecord, DownloadRecord, InstallRecord, RecordedPackage } from '@/core/images/app-record.ts'
import type { BaseImage, Family } from '@/core/images/image.ts'
import { buildInputs, inputsDigest, lockfileDigest, manifestDigest, testInputs } from '@/core/images/record-digests.ts'
import { imageProgramTable } from '@/core/programs/registry.ts'
import { type Ran, run, type Setting } from '../shell/run.ts'

const MANIFEST = `{
  "name": "fixture",
  "version": "1.0.0",
  "scripts": {"build": "vite build", "test": "vitest run", "start": "vite", "pack": "mkdir -p out && cp index.html out"},
  "dependencies": {"react": "19.0.0", "vite": "8.0.0"},
  "devDependencies": {"vitest": "4.0.0"}
}
`

const LOCK = JSON.stringify({
  name: 'fixture',
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { react: '19.0.0', vite: '8.0.0' }, devDependencies: { vitest: '4.0.0' } },
    'node_modules/react': { version: '19.0.0' },
    'node_modules/vite': { version: '8.0.0' },
    'node_modules/vitest': { version: '4.0.0', dev: true },
  },
})

export const APP_FILES = {
  '/app/package.json': MANIFEST,
  '/app/package-lock.json': LOCK,
  '/app/index.html': '<title>fixture</title>\n',
  '/app/src/main.js': 'console.log(1)\n',
} as const

const evidence = { kind: 'recorded', source: 'fixture', date: '2026-01-01' } as const

function recordedPackage(name: string, dev: boolean, bin?: string): RecordedPackage {
  const files = [
    ['package.json', 10, `${name}1`],
    ['cli.js', 20, `${name}2`, true],
  ] as const
  return {
    folder: `node_modules/${name}`,
    name,
    version: '1.0.0',
    dev,
    optional: false,
    files,
    bin: bin === undefined ? {} : { [bin]: 'cli.js' },
  }
}

const DOWNLOADS: DownloadRecord = {
  npm: '10.9.9',
  all: { content: { files: 6, bytes: 6000 }, index: { files: 9, bytes: 900 }, log: 50 },
  production: { content: { files: 4, bytes: 4000 }, index: { files: 6, bytes: 600 }, log: 40 },
  runLog: 8,
  evidence,
}

function installRecord(libc: InstallRecord['libc']): InstallRecord {
  const packages = [
    recordedPackage('react', false),
    recordedPackage('vite', false, 'vite'),
    recordedPackage('vitest', true, 'vitest'),
  ]
  const hidden = { all: ['.package-lock.json', 5, 'all'], production: ['.package-lock.json', 4, 'prod'] } as const
  return { libc, packages, hidden, downloads: [DOWNLOADS], evidence }
}

const TREE = treeOf(APP_FILES)
const GREETING = 'Good morning'

export const RECORD: AppRecord = {
  name: 'fixture',
  manifestDigest: manifestDigest(MANIFEST)!,
  lockfileDigest: lockfileDigest(new TextEncoder().encode(LOCK)),
  installs: [installRecord('musl'), installRecord('glibc')],
  build: {
    inputs: buildInputs(TREE, '/app'),
    inputsDigest: inputsDigest(TREE, buildInputs(TREE, '/app'), '/app')!,
    outDir: 'build',
    files: { 'index.html': btoa('<title>built</title>'), 'assets/a.js': btoa(`say("${GREETING}")`) },
    output: ['built'],
    defaultGreeting: GREETING,
    evidence,
  },
  test: {
    output: ['1 passed'],
    inputs: testInputs(TREE, '/app'),
    inputsDigest: inputsDigest(TREE, testInputs(TREE, '/app'), '/app')!,
    evidence,
  },
}

const FILE_NAMES = [
  'sh',
  'ls',
  'cat',
  'mkdir',
  'cp',
  'rm',
  'mv',
  'chown',
  'chmod',
  'id',
  'test',
  'tail',
  'find',
  'touch',
  'adduser',
  'addgroup',
  'deluser',
]
const BIN = FILE_NAMES.map((name) => [name, `/bin/${name}`] as const)
const NODE = ['node', 'npm', 'npx', 'yarn', 'corepack'].map((name) => [name, `/usr/local/bin/${name}`] as const)

export function image(kind: 'node' | 'nginx', family: Family = 'alpine', tree: FileTree = EMPTY_TREE): BaseImage {
  const own = kind === 'node' ? NODE : [['nginx', '/usr/sbin/nginx'] as const]
  const manager = family === 'alpine' ? (['apk', '/sbin/apk'] as const) : (['apt-get', '/usr/bin/apt-get'] as const)
  return {
    ref: `${kind}:fixture`,
    repository: kind,
    family,
    libc: family === 'alpine' ? 'musl' : 'glibc',
    image: { tree } as BaseImage['image'],
    digest: undefined,
    evidence,
    programs: new Map([...BIN, ...own, manager]),
    programsComplete: true,
    versions: kind === 'node' ? { node: '22.0.0', npm: '10.9.0', yarn: '1.22.22' } : { nginx: '1.29.0' },
  }
}

/** Runs in an image of Node, in /app, over the app's files. */
export function runApp(script: string, setting: Setting & { readonly base?: BaseImage } = {}): Ran {
  const base = setting.base ?? image('node')
  const table = imageProgramTable({ base, apps: [RECORD] })
  return run(script, {
    cwd: '/app',
    ...setting,
    ...(setting.tree === undefined ? { files: { ...APP_FILES, ...setting.files } } : {}),
    table,
  })
}
