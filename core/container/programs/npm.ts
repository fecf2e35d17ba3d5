/** `npm start`, `npm run …`: the script of package.json, run by sh with node_modules/.bin in front of PATH. */
import { dirname, join, resolve } from '@/core/files/path.ts'
import { type FileTree, lookup } from '@/core/files/tree.ts'
import { manifestText } from '@/core/programs/manifest-text.ts'
import type { Host, Outcome, Process } from '@/core/shell/process.ts'
import { printed } from '../printed.ts'
import { CannotTell, withLogBefore } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'
import { linesOfOutcome } from './lines.ts'

const RUN = new Set(['run', 'run-script', 'rum', 'urn'])
const SHORT = new Set(['start', 'test', 'stop', 'restart', 't', 'tst'])

export const npmProgram: ContainerProgram =
  ({ otherwise }) =>
  (process, host) => {
    const call = readCall(process.argv.slice(1))
    if (call === undefined) {
      if (otherwise !== undefined) return otherwise(process, host)
      throw new CannotTell(`what ${process.argv.join(' ')} does in a container is not simulated`)
    }
    if (call.workspaces) throw new CannotTell('which folder of the workspaces npm works in is not followed')
    const folder = resolve(process.cwd, call.prefix ?? '.')
    const home = call.prefix === undefined ? nearestManifest(process.tree, folder) : folder
    const manifest = readManifest(process.tree, home)
    switch (manifest.kind) {
      case 'absent':
        return printed(process, 254, noManifest(home))
      case 'unknown':
        throw new CannotTell(manifest.why)
      case 'broken':
        return printed(process, 1, [`npm error code EJSONPARSE`, `npm error path ${home}/package.json`])
      case 'read':
        return runScript(process, host, home, manifest.manifest, call)
    }
  }

interface Call {
  readonly script: string
  readonly args: readonly string[]
  readonly prefix: string | undefined
  readonly silent: boolean
  readonly ifPresent: boolean
  /** `--workspace web`: the script is that of another folder. */
  readonly workspaces: boolean
}

function readCall(words: readonly string[]): Call | undefined {
  const rest: string[] = []
  let prefix: string | undefined
  let silent = false
  let ifPresent = false
  let workspaces = false
  let at = 0
  for (; at < words.length && words[at] !== '--'; at++) {
    const word = words[at]!
    if (word === '--prefix' || word === '-C') prefix = words[++at]
    else if (word.startsWith('--prefix=')) prefix = word.slice(9)
    else if (word === '-s' || word === '--silent' || word === '--loglevel=silent') silent = true
    else if (word === '--if-present') ifPresent = true
    else if (/^(-w|-ws|--workspaces?)(=|$)/.test(word)) {
      workspaces = true
      if (word === '-w' || word === '--workspace') at++
    } else if (!word.startsWith('-')) rest.push(word)
  }
  const after = words.slice(at + 1)
  const [verb = '', ...others] = rest
  if (SHORT.has(verb)) {
    const script = verb === 't' || verb === 'tst' ? 'test' : verb
    return { script, args: [...others, ...after], prefix, silent, ifPresent, workspaces }
  }
  const [script, ...args] = others
  if (!RUN.has(verb) || script === undefined) return undefined
  return { script, args: [...args, ...after], prefix, silent, ifPresent, workspaces }
}

/** npm works in the nearest folder upwards that has a package.json or node_modules; else in the current one. */
function nearestManifest(tree: FileTree, from: string): string {
  for (let here = from; ; here = dirname(here)) {
    if (lookup(tree, join(here, 'package.json')).kind !== 'absent') return here
    if (lookup(tree, join(here, 'node_modules')).kind === 'found') return here
    if (here === '/') return from
  }
}

export interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly scripts?: Readonly<Record<string, string>>
}

export type ReadManifest =
  | { readonly kind: 'absent' | 'broken' }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'read'; readonly manifest: Manifest }

export function readManifest(tree: FileTree, folder: string): ReadManifest {
  const path = join(folder, 'package.json')
  const found = lookup(tree, path)
  if (found.kind === 'absent') return { kind: 'absent' }
  const text = manifestText(tree, folder)
  if (found.kind === 'unknown' || text === undefined) return { kind: 'unknown', why: `${path} is not known` }
  try {
    const manifest: unknown = JSON.parse(text)
    if (typeof manifest === 'object' && manifest !== null) return { kind: 'read', manifest }
  } catch {
    // A file npm cannot read either.
  }
  return { kind: 'broken' }
}

function runScript(process: Process, host: Host, home: string, manifest: Manifest, call: Call): Outcome {
  const { script, args } = call
  const text = manifest.scripts?.[script] ?? (script === 'start' ? serverScript(process.tree, home) : undefined)
  if (typeof text !== 'string')
    return call.ifPresent ? printed(process, 0, []) : printed(process, 1, missingScript(script))
  const title = [manifest.name, manifest.version].filter((part) => part !== undefined).join('@')
  for (const hook of [`pre${script}`, script]) {
    const body = hook === script ? [text, ...args.map(quote)].join(' ') : manifest.scripts?.[hook]
    if (typeof body !== 'string') continue
    const head = call.silent ? [] : ['', `> ${title ? `${title} ` : ''}${hook}`, `> ${body}`, '']
    const inner = { ...process, argv: ['sh', '-c', body], cwd: home, env: scriptEnvironment(process, home, hook) }
    const outcome = withLogBefore(head, () => host.script(body, { ...inner, argv: ['sh'] }))
    if (hook === script || outcome.kind !== 'exited' || outcome.code !== 0) return linesOfOutcome(head, outcome)
  }
  return printed(process, 0, [])
}

/** `npm start` without a script runs server.js where there is one. */
function serverScript(tree: FileTree, home: string): string | undefined {
  return lookup(tree, join(home, 'server.js')).kind === 'found' ? 'node server.js' : undefined
}

function quote(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** node_modules/.bin of the app and of every folder above it. */
export function scriptEnvironment(process: Process, home: string, script: string): ReadonlyMap<string, string> {
  const bins: string[] = []
  for (let here = home; ; here = dirname(here)) {
    bins.push(join(here, 'node_modules/.bin'))
    if (here === '/') break
  }
  const env = new Map(process.env)
  env.set('PATH', [...bins, process.env.get('PATH') ?? ''].join(':'))
  env.set('npm_lifecycle_event', script)
  env.set('INIT_CWD', process.cwd)
  return env
}

function noManifest(home: string): readonly string[] {
  const path = join(home, 'package.json')
  return [
    'npm error code ENOENT',
    'npm error syscall open',
    `npm error path ${path}`,
    'npm error errno -2',
    `npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
    'npm error enoent This is related to npm not being able to find a file.',
    'npm error enoent',
  ]
}

function missingScript(script: string): readonly string[] {
  return [
    `npm error Missing script: "${script}"`,
    'npm error',
    'npm error To see a list of scripts, run:',
    'npm error   npm run',
  ]
}
