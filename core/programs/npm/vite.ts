/** vite: `build` by the app's record; the dev server never ends, so a build that starts it would hang. */

import type { Content } from '@/core/files/node.ts'
import { join } from '@/core/files/path.ts'
import { directory, file, put } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import { NeverEnds } from '@/core/shell/never-ends.ts'
import type { Program } from '@/core/shell/process.ts'
import { CannotTell, notModelledHere, program, type Work } from '../work.ts'
import { buildInputState } from './app-inputs.ts'
import { decodeBase64 } from './base64.ts'
import { withGreeting } from './greeting.ts'

export function viteProgram(apps: readonly AppRecord[]): Program {
  return program('vite', (work, args) => {
    const [command = 'dev'] = args.filter((arg) => !arg.startsWith('-'))
    if (args.some((arg) => arg === '--version' || arg === '-v'))
      throw new CannotTell('the version of vite is not printed here')
    if (command === 'optimize') throw notModelledHere(work, 'vite optimize is not modelled')
    if (command !== 'build') throw new NeverEnds(`vite${command === 'preview' ? ' preview' : ''} keeps serving`)
    const app = apps.find((one) => buildInputState(work.tree, work.process.cwd, one).kind === 'recorded') ?? apps[0]
    if (app === undefined) throw notModelledHere(work, 'what vite build makes of this app is not recorded')
    build(work, app, args)
  })
}

function build(work: Work, app: AppRecord, args: readonly string[]): void {
  const { cwd } = work.process
  const odd = args.find((arg) => arg.startsWith('-') && !/^--(?:outDir|emptyOutDir|logLevel)(?:=|$)/.test(arg))
  if (odd !== undefined) throw notModelledHere(work, `vite build ${odd} is not modelled`)
  const state = buildInputState(work.tree, cwd, app)
  if (state.kind === 'unknown') throw notModelledHere(work, state.why)
  if (state.kind === 'edited' && state.missing.includes('index.html')) {
    throw work.quit('Could not resolve entry module "index.html".')
  }
  const folder = join(cwd, outDirOf(args) ?? app.build.outDir)
  if (state.kind === 'edited') work.assumed.push(`edited sources are taken to build like those of ${app.name}`)
  layOutput(work, app, folder, state.kind === 'recorded')
  work.out(`${app.build.output.join('\n')}\n`)
}

function outDirOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--outDir' || arg.startsWith('--outDir='))
  return index < 0 ? undefined : (/=(.*)$/.exec(args[index]!)?.[1] ?? args[index + 1])
}

/** Vite empties the folder first. Of edited sources the names are assumed from the record; the bytes are not known. */
function layOutput(work: Work, app: AppRecord, folder: string, same: boolean): void {
  if (!work.mayChangeFolderOf(folder)) throw work.quit(`EACCES: permission denied, mkdir '${folder}'`)
  const owner = work.owner()
  work.put(folder, directory(new Map(), owner))
  const greeting = work.process.env.get('VITE_GREETING')
  for (const [path, base64] of Object.entries(app.build.files)) {
    const bytes = withGreeting(decodeBase64(base64), app.build.defaultGreeting, greeting)
    const content: Content = same ? { kind: 'bytes', bytes } : editedContent(work, app, path, bytes)
    work.tree = put(work.tree, join(folder, path), file(content, owner), { parents: owner })
  }
}

/** Files of `public` are copied as they are; what is bundled depends on the edit. */
function editedContent(work: Work, app: AppRecord, path: string, bytes: Uint8Array): Content {
  const copied = work.look(join(work.process.cwd, 'public', path))
  if (copied?.node.kind === 'file') return copied.node.content
  // The page itself names the bundled files, whose names come from their content.
  if (path === 'index.html') return { kind: 'bytes', bytes }
  return {
    kind: 'unknown',
    why: `built from edited sources of ${app.name}; the recorded build is of the unchanged ones`,
  }
}
