/** vite: `build` by the app's record; the dev server never ends, so a build that starts it would hang. */

import type { Content } from '@/core/files/node.ts'
import { join, relativeTo, resolve } from '@/core/files/path.ts'
import { type FileTree, file, lookup, put, readText } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { BaseImage } from '@/core/images/image.ts'
import { manifestDigest } from '@/core/images/record-digests.ts'
import { NeverEnds } from '@/core/shell/never-ends.ts'
import type { Program } from '@/core/shell/process.ts'
import type { ImageTableInput } from '../image-table.ts'
import { manifestText } from '../manifest-text.ts'
import { type ViteCall, viteStop } from '../vite-start.ts'
import { CannotTell, notModelledHere, program, Quit, type Work } from '../work.ts'
import { buildInputState } from './app-inputs.ts'
import { decodeBase64 } from './base64.ts'
import { bundleUnknown } from './bundle-unknown.ts'
import { withGreeting } from './greeting.ts'
import { openFolder } from './open-folder.ts'
import { parseObject } from './parse-object.ts'
import { leaveTemp, optionOf, VITE_CONFIGS } from './vite-temp.ts'

export function viteProgram({ apps, base }: Pick<ImageTableInput, 'apps' | 'base'>): Program {
  return program('vite', (work, args) => {
    const [command = 'dev'] = args.filter((arg) => !arg.startsWith('-'))
    if (args.some((arg) => arg === '--version' || arg === '-v'))
      throw new CannotTell('the version of vite is not printed here')
    if (command === 'optimize') throw notModelledHere(work, 'vite optimize is not modelled')
    const heading = command === 'build' ? 'error during build:' : 'error when starting dev server:'
    beforeVite(work, base, { root: work.process.cwd, args, heading })
    if (command !== 'build') throw new NeverEnds(`vite${command === 'preview' ? ' preview' : ''} keeps serving`)
    const app = appHere(work, apps)
    if (app === undefined) buildForeign(work, args)
    else build(work, app, args)
  })
}

/** Ends the program where Vite would not get as far as its work. */
export function beforeVite(work: Work, base: BaseImage | undefined, call: ViteCall): void {
  const stop = viteStop({ ...work.process, tree: work.tree }, base, call)
  if (stop?.kind === 'unknown') throw new CannotTell(stop.why)
  if (stop !== undefined) {
    work.written.push({ fd: 2, text: `${stop.lines.join('\n')}\n` })
    throw new Quit(1)
  }
  leaveTemp(work, call)
}

/** The app whose sources these are, or that goes by its name: another app's output is not recorded. */
function appHere(work: Work, apps: readonly AppRecord[]): AppRecord | undefined {
  const { cwd } = work.process
  const text = manifestText(work.tree, cwd) ?? ''
  const name = parseObject(text)?.name
  return (
    apps.find((one) => buildInputState(work.tree, cwd, one).kind === 'recorded') ??
    apps.find((one) => name === one.name || manifestDigest(text) === one.manifestDigest)
  )
}

function buildForeign(work: Work, args: readonly string[]): void {
  const { cwd } = work.process
  const config = readViteConfig(work.tree, cwd)
  const set = /\boutDir\s*:\s*(?:(['"`])([^'"`$]+)\1)?/.exec(config ?? '')
  const folder = outDirOf(args) ?? set?.[2] ?? 'dist'
  const mayDiffer = config === undefined || (set !== null && set[2] === undefined)
  bundleUnknown(work, { command: 'vite build', folder, mayDiffer })
}

/** Its text; empty when there is none, undefined when it is not known. */
function readViteConfig(tree: FileTree, folder: string): string | undefined {
  const path = VITE_CONFIGS.map((name) => join(folder, name)).find((one) => lookup(tree, one).kind !== 'absent')
  return path === undefined ? '' : readText(tree, path)
}

/** Options that change what is in the files, not where they are. */
const HARMLESS =
  /^--(?:outDir|emptyOutDir|logLevel|mode|sourcemap|minify|base|clearScreen|config|configLoader|target|force)(?:=|$)|^-[mcl]$/

function build(work: Work, app: AppRecord, args: readonly string[]): void {
  const { cwd } = work.process
  const odd = args.find((arg) => arg.startsWith('-') && !HARMLESS.test(arg))
  if (odd !== undefined) throw notModelledHere(work, `vite build ${odd} is not modelled`)
  const state = buildInputState(work.tree, cwd, app)
  if (state.kind === 'unknown') {
    buildForeign(work, args)
    return
  }
  if (state.kind === 'edited' && state.missing.includes('index.html')) {
    throw work.quit('Could not resolve entry module "index.html".')
  }
  const folder = resolve(cwd, outDirOf(args) ?? app.build.outDir)
  if (state.kind === 'edited') work.assumed.push(`edited sources are taken to build like those of ${app.name}`)
  const changing = args.find((arg) => /^--(?:mode|sourcemap|minify|base|config|target)|^-[mc]/.test(arg))
  if (changing !== undefined) work.assumed.push(`with ${changing} the files are taken to have the recorded names`)
  layOutput(work, app, folder, state.kind === 'recorded' && changing === undefined, changing?.startsWith('--base'))
  work.out(`${app.build.output.join('\n')}\n`)
}

function outDirOf(args: readonly string[]): string | undefined {
  return optionOf(args, /^--outDir$/)
}

/** Vite empties the folder first, when it lies in the app. Of edited sources the names are assumed from the record; the bytes are not known. */
function layOutput(work: Work, app: AppRecord, folder: string, same: boolean, moved = false): void {
  const owner = work.owner()
  openFolder(work, folder, relativeTo(work.process.cwd, folder) !== undefined)
  const greeting = work.process.env.get('VITE_GREETING')
  for (const [path, base64] of Object.entries(app.build.files)) {
    const bytes = withGreeting(decodeBase64(base64), app.build.defaultGreeting, greeting)
    const content: Content = same ? { kind: 'bytes', bytes } : editedContent(work, app, path, moved ? undefined : bytes)
    work.tree = put(work.tree, join(folder, path), file(content, owner), { parents: owner })
  }
}

/** Files of `public` are copied as they are; what is bundled depends on the edit. */
function editedContent(work: Work, app: AppRecord, path: string, bytes: Uint8Array | undefined): Content {
  const copied = work.look(join(work.process.cwd, 'public', path))
  if (copied?.node.kind === 'file') return copied.node.content
  // The page itself names the bundled files, whose names come from their content.
  if (path === 'index.html' && bytes !== undefined) return { kind: 'bytes', bytes }
  return {
    kind: 'unknown',
    why: `built from edited sources of ${app.name}; the recorded build is of the unchanged ones`,
  }
}
