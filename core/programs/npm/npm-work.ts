/** npm at work: its options, the folder it works in, its messages. */
import { dirname, join } from '@/core/files/path.ts'
import { lookup } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { BaseImage } from '@/core/images/image.ts'
import type { ImageTableInput } from '../image-table.ts'
import { manifestText } from '../manifest-text.ts'
import { notModelledHere, Quit, type Work } from '../work.ts'
import { type NpmOptions, readNpmOptions, setting } from './npm-options.ts'
import { npmrcLines } from './npmrc.ts'
import { parseObject } from './parse-object.ts'

export interface Npm {
  readonly work: Work
  readonly options: NpmOptions
  readonly base: BaseImage | undefined
  readonly apps: readonly AppRecord[]
  /** The package's folder. */
  readonly root: string
}

/** npm, yarn or pnpm as they were called here, with what the .npmrc files of the app and of the user say. */
export function openNpm(work: Work, input: ImageTableInput, argv = work.process.argv): Npm {
  const process = { ...work.process, argv }
  const root = findRoot(work, readNpmOptions(process))
  const options = readNpmOptions(process, npmrcLines(work, root))
  return { work, options, base: input.base, apps: input.apps, root }
}

/** `--prefix`, else the nearest folder up that has a package.json or node_modules, else where npm was called. */
export function findRoot(work: Work, options: NpmOptions): string {
  const prefix = setting('prefix', options.flags, work.process.env)
  if (prefix !== undefined && options.flags.has('prefix')) return work.path(prefix)
  for (let folder = work.process.cwd; ; folder = dirname(folder)) {
    if (['package.json', 'node_modules'].some((name) => isThere(work, join(folder, name)))) return folder
    if (folder === '/') return work.process.cwd
  }
}

/** Something in doubt counts: reading it later says why it cannot be told. */
function isThere(work: Work, path: string): boolean {
  const found = lookup(work.tree, path)
  if (found.kind !== 'unknown') return found.kind === 'found'
  const folder = lookup(work.tree, dirname(path))
  return (
    folder.kind === 'found' &&
    folder.node.kind === 'directory' &&
    folder.node.entries.has(path.slice(path.lastIndexOf('/') + 1))
  )
}

/** Prints lines as npm's errors and ends with the code; silent npm prints nothing. */
export function npmError(npm: Npm, lines: readonly string[], code = 1): Quit {
  const prefix = errorPrefix(npm)
  const text = lines.map((line) => `${prefix}${line === '' ? '' : ` ${line}`}\n`).join('')
  if (!npm.options.silent) npm.work.written.push({ fd: 2, text })
  return new Quit(code)
}

export function npmWarn(npm: Npm, line: string): void {
  const prefix = errorPrefix(npm) === 'npm error' ? 'npm warn' : 'npm WARN'
  if (!npm.options.silent) npm.work.written.push({ fd: 2, text: `${prefix} ${line}\n` })
}

/** npm 9 and older write `npm ERR!`. */
function errorPrefix(npm: Npm): string {
  const major = Number(/^\d+/.exec(npm.base?.versions.npm ?? '10')?.[0] ?? 10)
  return major >= 10 ? 'npm error' : 'npm ERR!'
}

export interface Manifest {
  readonly text: string
  readonly value: Readonly<Record<string, unknown>>
  readonly scripts: Readonly<Record<string, string>>
  readonly name: string | undefined
  readonly version: string | undefined
}

/** package.json of the root; ends npm with its words when it is missing or no JSON. */
export function readManifest(npm: Npm): Manifest {
  const manifest = findManifest(npm)
  if (manifest === undefined) throw missingManifest(npm)
  return manifest
}

export function findManifest(npm: Npm): Manifest | undefined {
  const path = join(npm.root, 'package.json')
  const there = npm.work.look(path)
  if (there === undefined) return undefined
  const text = manifestText(npm.work.tree, npm.root)
  if (text === undefined) throw notModelledHere(npm.work, `what ${path} holds is not known`)
  const value = parseObject(text)
  if (value === undefined) throw invalidManifest(npm, path)
  const scripts = Object.entries((value.scripts ?? {}) as Record<string, unknown>).filter(
    ([, script]) => typeof script === 'string',
  )
  return {
    text,
    value,
    scripts: Object.fromEntries(scripts) as Record<string, string>,
    name: asText(value.name),
    version: asText(value.version),
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** As npm 10 prints it; 254 is errno -2 as an exit code. */
function missingManifest(npm: Npm): Quit {
  const path = join(npm.root, 'package.json')
  return npmError(
    npm,
    [
      'code ENOENT',
      'syscall open',
      `path ${path}`,
      'errno -2',
      `enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
      'enoent This is related to npm not being able to find a file.',
      'enoent',
    ],
    254,
  )
}

function invalidManifest(npm: Npm, path: string): Quit {
  return npmError(npm, [
    'code EJSONPARSE',
    `path ${path}`,
    'JSON.parse Failed to parse JSON data.',
    'JSON.parse Note: package.json must be actual JSON, not just JavaScript.',
  ])
}
