/**
 * The app's own build, run for real in a Node runtime: which one it is (a digest of all it may read), and where it writes. The
 * engine takes its files for exactly these sources, and for nothing else.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type FileTree, lookup, readText, walk } from '@/core/files/tree.ts'
import { inputsDigest } from '@/core/images/record-digests.ts'
import { parseObject } from './npm/parse-object.ts'
import { optionOf, VITE_CONFIGS } from './npm/vite-temp.ts'

export type MeasuredPlan =
  | { readonly kind: 'plan'; readonly key: string; readonly folder: string }
  /** Its build can run, but lessons cannot take what it writes. */
  | { readonly kind: 'none'; readonly why: string }

/** For an app that lies at the root of the tree, and its `npm run build`. */
export function measuredPlan(tree: FileTree): MeasuredPlan {
  const scripts = parseObject(readText(tree, '/package.json') ?? '')?.scripts as Record<string, unknown> | undefined
  const script = typeof scripts?.build === 'string' ? scripts.build : undefined
  if (script === undefined) return { kind: 'none', why: 'package.json has no script called build' }
  const args = viteArguments(script)
  if (args === undefined)
    return { kind: 'none', why: `lessons take over builds of Vite, and this one is \`${script}\`` }
  const key = measuredKey(tree, '/', args)
  if (key === undefined) return { kind: 'none', why: 'a file of the app cannot be read' }
  return { kind: 'plan', key, folder: optionOf(args, /^--outDir$/) ?? outDirSet(configText(tree)) ?? 'dist' }
}

/** Undefined when the script does more than call Vite's build once. */
function viteArguments(script: string): readonly string[] | undefined {
  const words = /^\s*vite\s+build((?:\s+[\w./=:@-]+)*)\s*$/.exec(script)
  return words?.[1]?.split(/\s+/).filter(Boolean)
}

/** Options that change where the files go, or what is printed, not what is in them. */
const ELSEWHERE = /^--(?:outDir|emptyOutDir|logLevel|clearScreen)(?:=|$)|^-l$/

/** Undefined when a file's bytes are not known. */
export function measuredKey(tree: FileTree, folder: string, args: readonly string[]): string | undefined {
  const digest = inputsDigest(tree, inputsOf(tree, folder), folder)
  if (digest === undefined) return undefined
  const call = bytesToHex(sha256(new TextEncoder().encode(JSON.stringify(withoutPlaces(args)))))
  return `measured ${digest} ${call.slice(0, 16)}`
}

function withoutPlaces(args: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    if (!ELSEWHERE.test(arg)) kept.push(arg)
    else if (!arg.includes('=') && args[at + 1]?.startsWith('-') === false) at += 1
  }
  return kept
}

/** Of the image, of the repository, and of the install: no build reads them. */
const NO_INPUT =
  /^(?:.*Dockerfile.*|.*\.conf|(?:docker-)?compose.*\.ya?ml|README.*|LICEN[CS]E.*|CHANGELOG.*|.*\.md|\.git.*|\.docker.*|\.npmrc|\.nvmrc|\.editorconfig|\.oxlintrc.*|\.eslint.*|\.prettier.*|\.DS_Store)$/i
const NO_FOLDER = new Set(['node_modules', '.git', 'build', 'dist', 'coverage', '.github', '.vscode', '.idea'])
const TEST_FILE = /\.(?:test|spec)\.\w+$/

function inputsOf(tree: FileTree, folder: string): readonly string[] {
  const found = lookup(tree, folder)
  if (found.kind !== 'found' || found.node.kind !== 'directory') return []
  const start = found.path === '/' ? 1 : found.path.length + 1
  const paths = [...found.node.entries].flatMap(([name, node]) => {
    if (node.kind !== 'directory') return NO_INPUT.test(name) ? [] : [name]
    if (NO_FOLDER.has(name)) return []
    const below = [...walk(tree, `${found.path}/${name}`)].filter((each) => each.node.kind !== 'directory')
    return below.map(({ path }) => path.slice(start))
  })
  return paths.filter((path) => !TEST_FILE.test(path))
}

/** The folder a configuration names; undefined when it names none, or not in plain words. */
export function outDirSet(config: string | undefined): string | undefined {
  return /\boutDir\s*:\s*(['"`])([^'"`$]+)\1/.exec(config ?? '')?.[2]
}

function configText(tree: FileTree): string | undefined {
  const name = VITE_CONFIGS.find((one) => lookup(tree, `/${one}`).kind === 'found')
  return name === undefined ? undefined : readText(tree, `/${name}`)
}
