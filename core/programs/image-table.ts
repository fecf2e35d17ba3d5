/** Which programs a build's RUN finds: what the base image is known to hold, and what the app's packages bring. */

import { lookup } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { BaseImage } from '@/core/images/image.ts'
import type { Process, Program, ProgramTable } from '@/core/shell/process.ts'
import { FILE_PROGRAMS } from './file-programs.ts'
import { imagePrograms } from './image-programs.ts'
import { packageProgram } from './npm/package-programs.ts'

export interface ImageTableInput {
  /** Undefined for a stage that stands on scratch. */
  readonly base: BaseImage | undefined
  readonly apps: readonly AppRecord[]
}

type Found = ReturnType<ProgramTable['find']>

export function imageProgramTable(input: ImageTableInput): ProgramTable {
  const own = imagePrograms(input)
  const modelled = (name: string): Program | undefined => own.get(name) ?? FILE_PROGRAMS.get(name)?.run
  return {
    dialect: input.base?.family === 'debian' ? 'dash' : 'ash',
    find: (name, process) =>
      name.startsWith('/') ? findPath(name, process, input, modelled) : findName(name, process, input, modelled),
  }
}

type Modelled = (name: string) => Program | undefined

function findName(name: string, process: Process, { base, apps }: ImageTableInput, modelled: Modelled): Found {
  const path = base?.programs.get(name)
  if (path === undefined) {
    if (base !== undefined && isForeign(name, base, apps)) return { kind: 'absent' }
    const since = installedSince(process, base)
    if (since !== undefined) return addedProgram(name, since, modelled)
    if (base === undefined || base.programsComplete || SERVERS.has(name)) return { kind: 'absent' }
    return { kind: 'unknown', why: `it is not known whether ${base.ref} holds the program ${name}` }
  }
  const run = modelled(name)
  return run === undefined
    ? { kind: 'unmodelled', why: `what ${name} does is not modelled` }
    : { kind: 'program', path, run }
}

/** A package manager changed a folder of programs in this build: the reason, as the folder carries it. */
function installedSince(process: Process, base: BaseImage | undefined): string | undefined {
  for (const folder of ['/usr/bin', '/bin', '/usr/local/bin', '/usr/sbin', '/sbin']) {
    const now = lookup(process.tree, folder)
    const partial = now.kind === 'found' && now.node.kind === 'directory' ? now.node.partial : undefined
    if (partial === undefined) continue
    const before = base === undefined ? undefined : lookup(base.image.tree, folder)
    const same = before?.kind === 'found' && before.node.kind === 'directory' && before.node.partial === partial
    if (!same && /^what `(?:apk|apt|npm)/.test(partial)) return partial
  }
  return undefined
}

/** A program of the packages that were asked for by name is taken to have come with them. */
function addedProgram(name: string, since: string, modelled: Modelled): Found {
  const asked = since.split(/[\s`]+/).includes(name)
  const run = modelled(name)
  if (asked && run !== undefined) return { kind: 'program', path: `/usr/bin/${name}`, run }
  return { kind: 'unknown', why: `it is not known whether ${name} is installed: ${since}` }
}

/** What an image is made for: where it is there, its record says so. */
const SERVERS = new Set(['corepack', 'npm', 'npx', 'node', 'yarn', 'pnpm', 'nginx'])

/** Names no base image of this kind brings: another distribution's package manager, programs of npm packages. */
function isForeign(name: string, base: BaseImage, apps: readonly AppRecord[]): boolean {
  if (base.family === 'debian' ? name === 'apk' : ['apt', 'apt-get', 'dpkg'].includes(name)) return true
  return apps.some((app) => app.installs.some((one) => one.packages.some(({ bin }) => name in bin)))
}

/** A path after links: a package's file, or a program of the base image at its own place. */
function findPath(path: string, process: Process, input: ImageTableInput, modelled: Modelled): Found {
  const fromPackage = packageProgram(path, input)
  if (fromPackage !== undefined) return fromPackage
  // Links that `corepack enable` made.
  const name = /\/corepack\/dist\/(\w+)\.js$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('/') + 1)
  const managed = path.includes('/corepack/dist/') ? modelled(name) : undefined
  if (managed !== undefined) return { kind: 'program', path, run: managed }
  const found = findName(name, process, input, modelled)
  if (found.kind !== 'program' || found.path === path) return found
  return isSameFolder(found.path, path) ? { ...found, path } : { kind: 'absent' }
}

/** On merged systems /bin is /usr/bin. */
function isSameFolder(one: string, other: string): boolean {
  return one.replace(/^\/usr/, '') === other.replace(/^\/usr/, '')
}
