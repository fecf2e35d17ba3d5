/** Which programs a build's RUN finds: what the base image is known to hold, and what the app's packages bring. */

import type { Bundles } from '@/core/bundle/bundle.ts'
import { lookup } from '@/core/files/tree.ts'
import type { AppRecord } from '@/core/images/app-record.ts'
import type { BaseImage } from '@/core/images/image.ts'
import { searchPath } from '@/core/shell/find-program.ts'
import type { Process, Program, ProgramTable } from '@/core/shell/process.ts'
import { FILE_PROGRAMS } from './file-programs.ts'
import { imagePrograms } from './image-programs.ts'
import { namedProgram, packageProgram, packagesOf } from './npm/package-programs.ts'
import { programOfModules } from './npm/partial-modules.ts'
import { perhaps } from './perhaps.ts'

export interface ImageTableInput {
  /** Undefined for a stage that stands on scratch. */
  readonly base: BaseImage | undefined
  readonly apps: readonly AppRecord[]
  /** Absent: there is no bundler, and none is asked for. */
  readonly bundles?: Bundles | undefined
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

function findName(name: string, process: Process, input: ImageTableInput, modelled: Modelled): Found {
  const { base, apps } = input
  const path = base?.programs.get(name)
  if (path === undefined) {
    const brought = programOfModules(name, process, input)
    if (brought !== undefined) return brought
    const added = addedProgram(name, addedSince(process, base), input, modelled)
    if (added !== undefined) return added
    if (base !== undefined && isForeign(name, base, apps)) return { kind: 'absent' }
    if (base === undefined || base.programsComplete || SERVERS.has(name)) return { kind: 'absent' }
    return { kind: 'unknown', why: `it is not known whether ${base.ref} holds the program ${name}` }
  }
  const run = modelled(name)
  return run === undefined
    ? { kind: 'unmodelled', why: `what ${name} does is not modelled` }
    : { kind: 'program', path, run }
}

interface Added {
  readonly folder: string
  readonly why: string
}

/** Folders of programs of which this build made a part unknown: a package manager, or something that is not modelled. */
function addedSince(process: Process, base: BaseImage | undefined): readonly Added[] {
  return searchPath(process).flatMap((folder): readonly Added[] => {
    if (folder.endsWith('/node_modules/.bin')) return []
    const now = lookup(process.tree, folder)
    if (now.kind === 'unknown') return [{ folder, why: now.why }]
    const why = now.kind === 'found' && now.node.kind === 'directory' ? now.node.partial : undefined
    const before = base === undefined ? undefined : lookup(base.image.tree, folder)
    const same = before?.kind === 'found' && before.node.kind === 'directory' && before.node.partial === why
    return why === undefined || same ? [] : [{ folder, why }]
  })
}

/** A program of the packages that were asked for by name is taken to have come with them. */
function addedProgram(
  name: string,
  added: readonly Added[],
  input: ImageTableInput,
  modelled: Modelled,
): Found | undefined {
  if (added.length === 0) return undefined
  const packages = packagesOf(name)
  const asked = added.find(({ why }) => why.split(/[\s`,]+/).some((word) => packages.includes(word)))
  const { folder, why } = asked ?? added[0]!
  const run = modelled(name)
  const path = `${folder}/${name}`
  const found: Found = run === undefined ? namedProgram(name, path, input) : { kind: 'program', path, run }
  return asked === undefined ? perhaps(found, `it is not known whether ${name} is installed: ${why}`) : found
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
  const fromPackage = packageProgram(path, input) ?? programOfModules(path, process, input)
  if (fromPackage !== undefined) return fromPackage
  // Links that `corepack enable` made.
  const name = /\/corepack\/dist\/(\w+)\.js$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('/') + 1)
  const managed = path.includes('/corepack/dist/') ? modelled(name) : undefined
  if (managed !== undefined) return { kind: 'program', path, run: managed }
  if (comesWithPackage(path, process)) return programAt(path, name, modelled)
  const found = findName(name, process, input, modelled)
  if (found.kind !== 'program' || found.path === path) return found
  return isSameFolder(found.path, path) ? { ...found, path } : { kind: 'absent' }
}

/** A file that a package manager of this build laid. */
function comesWithPackage(path: string, process: Process): boolean {
  const found = lookup(process.tree, path)
  if (found.kind !== 'found' || found.node.kind !== 'file' || found.node.content.kind !== 'recorded') return false
  return /^\w+ package /.test(found.node.content.id)
}

function programAt(path: string, name: string, modelled: Modelled): Found {
  const run = modelled(name)
  return run === undefined
    ? { kind: 'unmodelled', why: `what ${name} does is not modelled` }
    : { kind: 'program', path, run }
}

/** On merged systems /bin is /usr/bin. */
function isSameFolder(one: string, other: string): boolean {
  return one.replace(/^\/usr/, '') === other.replace(/^\/usr/, '')
}
