/** Adds a package as `npm install` would: to package.json, and to the lockfile that is there. */
import { type FileTree, file, put, readText } from '@/core/files/tree.ts'

/** A real package without dependencies of its own; version and integrity as registry.npmjs.org states them (November 2026). */
const ADDED = {
  name: 'clsx',
  version: '2.1.1',
  resolved: 'https://registry.npmjs.org/clsx/-/clsx-2.1.1.tgz',
  integrity: 'sha512-eYm0QWBtUrBWZWG0d386OGAw16Z995PiOVo2B7bjWSbHedGl5e0ZWaq65kOGgUSNesEIDkB9ISbTg/JK9dhCZA==',
  license: 'MIT',
  engines: { node: '>=6' },
} as const

const RANGE = `^${ADDED.version}`

export type WithDependency =
  | { readonly kind: 'added'; readonly tree: FileTree; readonly what: readonly string[] }
  | { readonly kind: 'impossible'; readonly why: string }

export function addDependency(tree: FileTree): WithDependency {
  const text = readText(tree, 'package.json')
  if (text === undefined) return { kind: 'impossible', why: 'There is no package.json in the project.' }
  const manifest = objectIn(text)
  if (manifest === undefined) return { kind: 'impossible', why: 'package.json is not valid JSON.' }
  if (ADDED.name in { ...objectOf(manifest.dependencies), ...objectOf(manifest.devDependencies) }) {
    return { kind: 'impossible', why: `The project already depends on ${ADDED.name}.` }
  }
  const dependencies = sortedWith(objectOf(manifest.dependencies), ADDED.name, RANGE)
  const edited = put(tree, 'package.json', file(printed({ ...manifest, dependencies }, text)))
  const locked = LOCKS.flatMap(({ path, add }) => {
    const lock = readText(tree, path)
    return lock === undefined ? [] : [{ path, ...add(lock) }]
  })
  const what = [
    `\`package.json\` depends on \`${ADDED.name}\` ${RANGE}`,
    ...locked.map(({ path, says }) => `\`${path}\` ${says}`),
  ]
  return { kind: 'added', tree: locked.reduce((all, { path, text: lock }) => put(all, path, file(lock)), edited), what }
}

interface Lock {
  readonly path: string
  readonly add: (text: string) => { readonly text: string; readonly says: string }
}

const LOCKED = `locks it at ${ADDED.version}`

const LOCKS: readonly Lock[] = [
  { path: 'package-lock.json', add: intoNpm },
  { path: 'npm-shrinkwrap.json', add: intoNpm },
  { path: 'yarn.lock', add: intoYarn },
  { path: 'pnpm-lock.yaml', add: marked },
  { path: 'bun.lock', add: marked },
]

/** Lockfile versions 2 and 3 hold `packages`, 1 and 2 `dependencies`. */
function intoNpm(text: string): ReturnType<Lock['add']> {
  const lock = objectIn(text)
  if (lock === undefined) return marked(text)
  const { name, version, resolved, integrity, license, engines } = ADDED
  const more: Record<string, unknown> = {}
  if (lock.packages !== undefined) {
    const packages = objectOf(lock.packages)
    const own = objectOf(packages[''])
    const root = { ...own, dependencies: sortedWith(objectOf(own.dependencies), name, RANGE) }
    const entry = { version, resolved, integrity, license, engines }
    more.packages = { '': root, ...sortedWith(without(packages, ''), `node_modules/${name}`, entry) }
  }
  if (lock.dependencies !== undefined) {
    more.dependencies = sortedWith(objectOf(lock.dependencies), name, { version, resolved, integrity })
  }
  return { text: printed({ ...lock, ...more }, text), says: LOCKED }
}

/** Yarn 1. Later ones write YAML, which is only marked. */
function intoYarn(text: string): ReturnType<Lock['add']> {
  if (!text.includes('# yarn lockfile v1')) return marked(text)
  const { name, version, resolved, integrity } = ADDED
  const entry = `\n${name}@${RANGE}:\n  version "${version}"\n  resolved "${resolved}"\n  integrity ${integrity}\n`
  return { text: `${text.replace(/\n*$/, '\n')}${entry}`, says: LOCKED }
}

/** Enough for the cache, which asks only whether the bytes are the same. */
function marked(text: string): ReturnType<Lock['add']> {
  return { text: `${text}\n`, says: 'changes too (its bytes are marked as changed; the entry itself is not written)' }
}

type Plain = Readonly<Record<string, unknown>>

function objectIn(text: string): Plain | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Plain) : undefined
  } catch {
    return undefined
  }
}

function objectOf(value: unknown): Plain {
  return typeof value === 'object' && value !== null ? (value as Plain) : {}
}

function without(value: Plain, key: string): Plain {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

function sortedWith(value: Plain, name: string, entry: unknown): Plain {
  const entries = Object.entries({ ...value, [name]: entry })
  return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')))
}

/** With the file's own indentation and last line. */
function printed(value: Plain, like: string): string {
  const indent = /^[ \t]+/m.exec(like)?.[0] ?? 2
  return JSON.stringify(value, null, indent) + (like.endsWith('\n') ? '\n' : '')
}
