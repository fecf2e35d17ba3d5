/** Which programs a build's RUN finds: what the base image is known to hold, and what the app's packages bring. */
import type { AppRecord } from '@/core/images/app-record.ts'
import type { BaseImage } from '@/core/images/image.ts'
import type { Program, ProgramTable } from '@/core/shell/process.ts'
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
    find: (name) => (name.startsWith('/') ? findPath(name, input, modelled) : findName(name, input, modelled)),
  }
}

type Modelled = (name: string) => Program | undefined

function findName(name: string, { base }: ImageTableInput, modelled: Modelled): Found {
  const path = base?.programs.get(name)
  if (path === undefined) {
    if (base === undefined || base.programsComplete) return { kind: 'absent' }
    return { kind: 'unknown', why: `it is not known whether ${base.ref} holds the program ${name}` }
  }
  const run = modelled(name)
  return run === undefined
    ? { kind: 'unmodelled', why: `what ${name} does is not modelled` }
    : { kind: 'program', path, run }
}

/** A path after links: a package's file, or a program of the base image at its own place. */
function findPath(path: string, input: ImageTableInput, modelled: Modelled): Found {
  const fromPackage = packageProgram(path, input)
  if (fromPackage !== undefined) return fromPackage
  // Links that `corepack enable` made.
  const name = /\/corepack\/dist\/(\w+)\.js$/.exec(path)?.[1] ?? path.slice(path.lastIndexOf('/') + 1)
  const managed = path.includes('/corepack/dist/') ? modelled(name) : undefined
  if (managed !== undefined) return { kind: 'program', path, run: managed }
  const found = findName(name, input, modelled)
  if (found.kind !== 'program' || found.path === path) return found
  return isSameFolder(found.path, path) ? { ...found, path } : { kind: 'absent' }
}

/** On merged systems /bin is /usr/bin. */
function isSameFolder(one: string, other: string): boolean {
  return one.replace(/^\/usr/, '') === other.replace(/^\/usr/, '')
}
