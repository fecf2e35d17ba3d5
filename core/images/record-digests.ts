/** Digests that tell whether a record still speaks of the files at hand: manifest, lockfile, inputs of build and tests. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { numberOf } from '@/core/files/object-number.ts'
import { recentResults } from '@/core/files/recent-results.ts'
import { type FileTree, lookup, readText, walk } from '@/core/files/tree.ts'

const lockfiles = recentResults<string>(8)
const inputs = recentResults<string>(32)

/** The parts of package.json that decide what an install does. */
const DEPENDENCY_PARTS = [
  'bundleDependencies',
  'bundledDependencies',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'overrides',
  'peerDependencies',
  'peerDependenciesMeta',
  'workspaces',
]

/** Over the dependency parts of package.json, whatever their order and spacing; undefined when it is no JSON object. */
export function manifestDigest(packageJsonText: string): string | undefined {
  let manifest: unknown
  try {
    manifest = JSON.parse(packageJsonText.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  if (!isRecord(manifest)) return undefined
  const parts = DEPENDENCY_PARTS.filter((part) => !isEmpty(manifest[part])).map((part) => [part, manifest[part]])
  return textDigest(JSON.stringify(sorted(Object.fromEntries(parts))))
}

/** Over the bytes of package-lock.json, DOS line ends read as plain ones. */
export function lockfileDigest(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  return lockfiles.of(text, () => textDigest(text.replaceAll('\r\n', '\n')))
}

/**
 * Over path, NUL, bytes, NUL of each file, sorted by path; paths are relative to `folder`. Undefined when a file is
 * missing or its bytes are not known.
 */
export function inputsDigest(tree: FileTree, paths: readonly string[], folder = '/'): string | undefined {
  const files: { readonly path: string; readonly bytes: Uint8Array }[] = []
  for (const path of [...paths].sort()) {
    const found = lookup(tree, `${folder}/${path}`)
    if (found.kind !== 'found' || found.node.kind !== 'file' || found.node.content.kind !== 'bytes') return undefined
    files.push({ path, bytes: found.node.content.bytes })
  }
  // At every keystroke the same contents come again: they are told by the objects they are.
  const key = files.map(({ path, bytes }) => `${path}\0${numberOf(bytes)}`).join('\0')
  return inputs.of(key, () => {
    const hash = sha256.create()
    for (const { path, bytes } of files) {
      hash.update(new TextEncoder().encode(`${path}\0`))
      hash.update(bytes)
      hash.update(new Uint8Array(1))
    }
    return bytesToHex(hash.digest())
  })
}

const BUILD_INPUT =
  /^(?:src\/|public\/|index\.html$|vite\.config\.\w+$|\.env(?:\.|$)|postcss\.config\.\w+$|\.browserslistrc$)/
const TEST_FILE = /\.(?:test|spec)\.\w+$/

/** Files of an app that decide what its build writes. One more or one less than recorded is another build. */
export function buildInputs(tree: FileTree, folder = '/'): readonly string[] {
  return filesOf(tree, folder).filter((path) => BUILD_INPUT.test(path) && !TEST_FILE.test(path))
}

/** Files of an app that decide what its tests say. */
export function testInputs(tree: FileTree, folder = '/'): readonly string[] {
  return filesOf(tree, folder).filter((path) => BUILD_INPUT.test(path) || /^vitest\.config\.\w+$/.test(path))
}

const LINTED = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$|(?:^|\/)\.(?:oxlintrc\.json|eslintignore)$/

/**
 * Files of an app that decide what its linter says. It looks at all below the folder that .gitignore does not leave out:
 * without that line, at the packages too, which stand here as one name that no record has.
 */
export function lintInputs(tree: FileTree, folder = '/'): readonly string[] {
  const found = lookup(tree, folder)
  if (found.kind !== 'found' || found.node.kind !== 'directory') return []
  const ignored = (readText(tree, `${folder}/.gitignore`) ?? '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\/|\/?\s*$/g, ''))
  const files = [...found.node.entries].flatMap(([name, node]) => {
    if (name === '.git' || ignored.includes(name)) return []
    if (name === 'node_modules') return [`${name}/.js`]
    return node.kind === 'directory' ? below(tree, found.path, name) : [name]
  })
  return files.filter((path) => LINTED.test(path)).sort()
}

/** Not below node_modules and build, which hold thousands of files that are never inputs. */
function filesOf(tree: FileTree, folder: string): readonly string[] {
  const found = lookup(tree, folder)
  if (found.kind !== 'found' || found.node.kind !== 'directory') return []
  const files: string[] = []
  for (const [name, node] of found.node.entries) {
    if (node.kind !== 'directory') files.push(name)
    else if (name === 'src' || name === 'public') files.push(...below(tree, found.path, name))
  }
  return files.sort()
}

function below(tree: FileTree, folder: string, name: string): readonly string[] {
  const start = folder === '/' ? 1 : folder.length + 1
  const walked = [...walk(tree, `${folder}/${name}`)].filter(({ node }) => node.kind !== 'directory')
  return walked.map(({ path }) => path.slice(start))
}

function textDigest(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)))
}

function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (isRecord(value) && Object.keys(value).length === 0)
}
