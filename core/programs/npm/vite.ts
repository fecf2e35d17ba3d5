/** vite: `build` by the app's record; the dev server never ends, so a build that starts it would hang. */

import type { Bundles } from '@/core/bundle/bundle.ts'
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
import { outDirSet } from '../measured-build.ts'
import { type ViteCall, viteStop } from '../vite-start.ts'
import { CannotTell, notModelledHere, program, Quit, type Work } from '../work.ts'
import { bundleOf } from './app-bundle.ts'
import { buildInputState } from './app-inputs.ts'
import { decodeBase64 } from './base64.ts'
import { bundleUnknown, partlyKnown } from './bundle-unknown.ts'
import { withGreeting } from './greeting.ts'
import { measuredHere } from './measured-here.ts'
import { openFolder } from './open-folder.ts'
import { parseObject } from './parse-object.ts'
import { viteErrorLines } from './vite-errors.ts'
import { type ReadSettings, type ViteSettings, viteSettings } from './vite-settings.ts'
import { leaveTemp, optionOf, VITE_CONFIGS } from './vite-temp.ts'

export function viteProgram({ apps, base, bundles }: Pick<ImageTableInput, 'apps' | 'base' | 'bundles'>): Program {
  return program('vite', (work, args) => {
    const [command = 'dev'] = args.filter((arg) => !arg.startsWith('-'))
    if (args.some((arg) => arg === '--version' || arg === '-v'))
      throw new CannotTell('the version of vite is not printed here')
    if (command === 'optimize') throw notModelledHere(work, 'vite optimize is not modelled')
    const heading = command === 'build' ? 'error during build:' : 'error when starting dev server:'
    beforeVite(work, base, { root: work.process.cwd, args, heading })
    if (command !== 'build') throw new NeverEnds(`vite${command === 'preview' ? ' preview' : ''} keeps serving`)
    const app = appAt(work.tree, work.process.cwd, apps)
    if (bundles !== undefined && laidMeasured(work, args, bundles, app)) return
    if (app === undefined) buildForeign(work, args)
    else build(work, app, args, bundles)
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
export function appAt(tree: FileTree, folder: string, apps: readonly AppRecord[]): AppRecord | undefined {
  const text = manifestText(tree, folder) ?? ''
  const name = parseObject(text)?.name
  return (
    apps.find((one) => buildInputState(tree, folder, one).kind === 'recorded') ??
    apps.find((one) => name === one.name || manifestDigest(text) === one.manifestDigest)
  )
}

/** What the app's own build wrote elsewhere from exactly these sources stands before all that is not a real run. */
function laidMeasured(work: Work, args: readonly string[], bundles: Bundles, app: AppRecord | undefined): boolean {
  const build = measuredHere(work, args, bundles, app)
  if (build === undefined) return false
  const { cwd } = work.process
  const folder = resolve(cwd, outDirOf(args) ?? outDirSet(readViteConfig(work.tree, cwd)) ?? 'dist')
  layFiles(work, folder, build.files)
  work.bundles.push({ kind: 'measured', where: build.where, date: build.date })
  work.out(`${build.output.join('\n')}\n`)
  return true
}

function layFiles(work: Work, folder: string, files: Readonly<Record<string, Uint8Array>>): void {
  openFolder(work, folder, relativeTo(work.process.cwd, folder) !== undefined)
  const owner = work.owner()
  for (const [path, bytes] of Object.entries(files))
    work.tree = put(work.tree, join(folder, path), file({ kind: 'bytes', bytes }, owner), { parents: owner })
}

function buildForeign(work: Work, args: readonly string[], why?: string): void {
  const { cwd } = work.process
  const config = readViteConfig(work.tree, cwd)
  const set = /\boutDir\s*:\s*(?:(['"`])([^'"`$]+)\1)?/.exec(config ?? '')
  const folder = outDirOf(args) ?? set?.[2] ?? 'dist'
  const mayDiffer = config === undefined || (set !== null && set[2] === undefined)
  bundleUnknown(work, { command: 'vite build', folder, mayDiffer, ...(why === undefined ? {} : { why }) })
}

/** Its text; empty when there is none, undefined when it is not known. */
function readViteConfig(tree: FileTree, folder: string): string | undefined {
  const path = VITE_CONFIGS.map((name) => join(folder, name)).find((one) => lookup(tree, one).kind !== 'absent')
  return path === undefined ? '' : readText(tree, path)
}

/** Options that change what is in the files, not where they are. */
const HARMLESS =
  /^--(?:outDir|emptyOutDir|logLevel|mode|sourcemap|minify|base|clearScreen|config|configLoader|target|force)(?:=|$)|^-[mcl]$/

function build(work: Work, app: AppRecord, args: readonly string[], bundles: Bundles | undefined): void {
  const { cwd } = work.process
  const odd = args.find((arg) => arg.startsWith('-') && !HARMLESS.test(arg))
  if (odd !== undefined) throw notModelledHere(work, `vite build ${odd} is not modelled`)
  const state = buildInputState(work.tree, cwd, app)
  if (state.kind === 'unknown') {
    buildForeign(work, args)
    return
  }
  if (state.kind === 'edited' && state.missing.includes('index.html'))
    throw stopped(work, [
      'error during build:',
      'Build failed with 1 error:',
      '',
      '[UNRESOLVED_ENTRY] Cannot resolve entry module index.html.',
    ])
  const { tree } = work
  const read = readSettings({ tree, cwd, env: work.process.env, development: false }, app, args)
  const outDir = read.kind === 'read' ? read.settings.outDir : app.build.outDir
  const folder = resolve(cwd, outDirOf(args) ?? outDir)
  if (bundles !== undefined && (state.kind === 'edited' || args.some((arg) => REBUNDLED.test(arg)))) {
    if (read.kind === 'unreadable') buildForeign(work, args, read.why)
    else if (!args.some((arg) => OTHERWISE_WRITTEN.test(arg))) {
      layBundle(work, { app, bundles, folder }, read.settings)
      return
    }
  }
  if (state.kind === 'edited') work.assumed.push(`edited sources are taken to build like those of ${app.name}`)
  const changing = args.find((arg) => /^--(?:mode|sourcemap|minify|base|config|target)|^-[mc]/.test(arg))
  if (changing !== undefined) work.assumed.push(`with ${changing} the files are taken to have the recorded names`)
  layOutput(work, app, folder, state.kind === 'recorded' && changing === undefined, changing?.startsWith('--base'))
  work.out(`${app.build.output.join('\n')}\n`)
}

/** Options that a bundle made here follows, and those it does not. */
const REBUNDLED = /^(?:--mode|-m|--base)(?:=|$)/
const OTHERWISE_WRITTEN = /^(?:--sourcemap|--minify|--config|-c|--target)(?:=|$)/

export interface SettingsCall {
  readonly tree: FileTree
  readonly cwd: string
  readonly env: ReadonlyMap<string, string>
  readonly development: boolean
}

export function readSettings(call: SettingsCall, app: AppRecord, args: readonly string[]): ReadSettings {
  const { tree, cwd, env, development } = call
  const recorded = app.build.config
  const config = readViteConfig(tree, cwd)
  if (recorded === undefined || config === undefined)
    return { kind: 'unreadable', why: 'the configuration of Vite is not known' }
  const mode = optionOf(args, /^(?:--mode|-m)$/)
  const base = optionOf(args, /^--base$/)
  return viteSettings({ tree, folder: cwd, config, recorded, env, mode, base, development })
}

interface BundlePlace {
  readonly app: AppRecord
  readonly bundles: Bundles
  readonly folder: string
}

/** What another bundler made of the edited sources: true in content and errors, its own in names and sizes. */
function layBundle(work: Work, { app, bundles, folder }: BundlePlace, settings: ViteSettings): void {
  const { cwd } = work.process
  const bundle = bundleOf({ tree: work.tree, folder: cwd, app, bundles }, settings)
  const [heading = ''] = app.build.output
  switch (bundle.kind) {
    case 'unknown':
      if (bundle.note !== undefined) work.bundles.push(bundle.note)
      openFolder(work, folder, true)
      partlyKnown(work, folder, bundle.why)
      throw new CannotTell(bundle.why)
    case 'failed':
      work.bundles.push(bundle.note)
      work.out(`${heading}\ntransforming...\n`)
      throw stopped(work, viteErrorLines(bundle.note.errors, cwd))
    case 'made': {
      work.assumed.push(
        `edited sources of ${app.name} bundled by ${bundle.bundler} instead of Vite: names and sizes are its own`,
      )
      layFiles(work, folder, bundle.files)
      work.out(`${heading}\ntransforming...\nrendering chunks...\n`)
      work.out(
        `${Object.keys(bundle.files)
          .filter(isListed)
          .map((path) => `${relativeTo(cwd, folder) ?? folder}/${path}`)
          .join('\n')}\n✓ built\n`,
      )
    }
  }
}

/** Vite lists its page and what lies below assets, not copied files. */
function isListed(path: string): boolean {
  return path === 'index.html' || path.startsWith('assets/')
}

function stopped(work: Work, lines: readonly string[]): Quit {
  work.written.push({ fd: 2, text: `✗ Build failed\n${lines.join('\n')}\n` })
  return new Quit(1)
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
