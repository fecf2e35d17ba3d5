/** Starts an image: which process, as whom, and what becomes of it. Pure: the same input gives the same container. */
import { processUser } from '@/core/build/process-user.ts'
import { wantedIn } from '@/core/bundle/bundle.ts'
import { resolve } from '@/core/files/path.ts'
import { type FileTree, lookup, makeDirectory, readText } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { HttpAnswer, HttpRequest } from '@/core/nginx/http.ts'
import { imageProgramTable } from '@/core/programs/registry.ts'
import { makeHost } from '@/core/shell/interpret.ts'
import type { Dialect, Host, MountPoint, Outcome, Process } from '@/core/shell/process.ts'
import type { Container, ContainerState, RunOptions } from './container.ts'
import { healthOf } from './health.ts'
import { printed } from './printed.ts'
import { CannotTell, type Served, Serving, servedBy } from './serving.ts'
import { containerTable } from './table.ts'

export type { Container, RunOptions } from './container.ts'

export function start(image: Image, options: RunOptions): Container {
  const argv = resolvedCommand(image, options)
  const wanted = options.user ?? image.config.user
  const user = wanted === '' ? 'root' : wanted
  const base = { argv, user, image }
  if (argv.length === 0) {
    const { partial } = image.tree.root
    const unknown: ContainerState | undefined =
      image.base === undefined && partial !== undefined ? { kind: 'unknown', why: partial } : undefined
    return stopped(base, image.tree, unknown ?? cannotStart('no command specified'), [])
  }
  const prepared = prepareProcess(image, options, argv)
  return 'kind' in prepared
    ? stopped(base, image.tree, prepared, [])
    : run(prepared.process, prepared.host, base, options)
}

export interface Prepared {
  readonly process: Process
  readonly host: Host
  readonly dialect: Dialect
}

/** The process a container would begin with, or why there is none: no such user, an image that is not known. */
export function prepareProcess(image: Image, options: RunOptions, argv: readonly string[]): Prepared | ContainerState {
  const found = processUser(options.user ?? image.config.user, image.tree)
  if (found.kind === 'missing') return cannotStart(found.message)
  if (found.kind === 'unknown') return { kind: 'unknown', why: found.why }
  const cwd = options.workdir ?? (image.config.workingDir || '/')
  const process: Process = {
    argv,
    env: environment(image, options, found.user.home),
    cwd,
    user: found.user,
    stdin: '',
    tree: makeDirectory(image.tree, cwd),
    umask: 0o022,
    ...(options.readOnly ? { mounts: readOnlyBut(options.writable ?? []) } : {}),
  }
  const table = containerTable(
    imageProgramTable({ base: image.base, apps: options.apps, bundles: options.bundles }),
    image,
    options,
  )
  return { process, host: makeHost(table), dialect: table.dialect ?? 'ash' }
}

function readOnlyBut(writable: readonly string[]): readonly MountPoint[] {
  return [{ path: '', writable: false }, ...writable.map((path) => ({ path, writable: true }))]
}

/** A new entrypoint drops the image's CMD, as `docker run --entrypoint` does; an empty one unsets it. */
function resolvedCommand(image: Image, options: RunOptions): readonly string[] {
  const { entrypoint, cmd } = image.config
  const given = options.entrypoint?.filter((word) => word !== '')
  const command = options.command ?? (options.entrypoint === undefined ? (cmd ?? []) : [])
  return [...(given ?? entrypoint ?? []), ...command]
}

function environment(image: Image, options: RunOptions, home: string): ReadonlyMap<string, string> {
  const env = new Map<string, string>()
  for (const entry of image.config.env) {
    const equals = entry.indexOf('=')
    env.set(entry.slice(0, equals), entry.slice(equals + 1))
  }
  for (const [name, value] of Object.entries(options.env ?? {})) env.set(name, value)
  if (!env.has('PATH')) env.set('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  if (!env.has('HOME')) env.set('HOME', home)
  return env
}

type Base = Pick<Container, 'argv' | 'user' | 'image'>

function run(process: Process, host: Host, base: Base, options: RunOptions): Container {
  const missing = missingProgram(process, host)
  if (missing) return stopped(base, process.tree, missing, [])
  const broken = brokenScript(process, host)
  if (broken !== undefined) return ended(base, printed(process, 1, [broken]))
  try {
    return ended(base, host.run(process))
  } catch (thrown) {
    if (thrown instanceof Serving) return serving(base, servedBy(thrown), process, options)
    if (thrown instanceof CannotTell)
      return stopped(base, process.tree, { kind: 'unknown', why: thrown.why }, thrown.log)
    throw thrown
  }
}

/** runc looks the program up itself, before anything of the image runs. */
function missingProgram(process: Process, host: Host): ContainerState | undefined {
  const name = process.argv[0]!
  const found = host.finds(name, process)
  const quoted = JSON.stringify(name)
  if (found.kind === 'no-permission') return cannotStart(`exec: ${quoted}: permission denied: unknown`, 126)
  if (found.kind !== 'not-found') return undefined
  if (!name.includes('/')) return cannotStart(`exec: ${quoted}: executable file not found in $PATH: unknown`)
  return cannotStart(`exec: ${quoted}: stat ${name}: no such file or directory: unknown`)
}

/**
 * A script whose interpreter is not in the image (`#!/bin/bash`, or `#!/bin/sh` with a carriage return): the kernel
 * refuses it after the container was started, and runc prints this.
 */
function brokenScript(process: Process, host: Host): string | undefined {
  const name = process.argv[0]!
  const text = name.includes('/') ? readText(process.tree, resolve(process.cwd, name)) : undefined
  const interpreter = /^#![ \t]*([^\n \t]+)/.exec(text ?? '')?.[1]
  if (interpreter === undefined || host.finds(interpreter, process).kind !== 'not-found') return undefined
  return `exec ${name}: no such file or directory`
}

function cannotStart(message: string, code: 126 | 127 = 127): ContainerState {
  return { kind: 'cannot-start', code, message }
}

function ended(base: Base, outcome: Outcome): Container {
  const wanted = wantedIn(outcome.bundles ?? [])
  return { ...endedAs(base, outcome), ...(wanted.length === 0 ? {} : { wanted }) }
}

function endedAs(base: Base, outcome: Outcome): Container {
  const log = linesOf(outcome.output.map(({ text }) => text).join(''))
  if (outcome.kind === 'unsupported') {
    // It is known to stay; where it listens is not.
    const state: ContainerState = outcome.endless ? { kind: 'running' } : { kind: 'unknown', why: outcome.why }
    return { ...stopped(base, outcome.tree, { kind: 'unknown', why: outcome.why }, log), state }
  }
  const reason = log.findLast((line) => line.trim() !== '') ?? `its command ended: ${base.argv.join(' ')}`
  return stopped(base, outcome.tree, { kind: 'exited', code: outcome.code, reason }, log)
}

export function linesOf(text: string): readonly string[] {
  if (text === '') return []
  return text.replace(/\n$/, '').split('\n')
}

function stopped(base: Base, tree: FileTree, state: ContainerState, log: readonly string[]): Container {
  const respond = (_request: HttpRequest): HttpAnswer =>
    state.kind === 'unknown'
      ? { kind: 'not-simulated', why: state.why, way: [] }
      : { kind: 'no-answer', why: 'refused', way: [{ what: 'container', detail: 'the container is not running' }] }
  return { ...base, state, log, listens: [], serves: undefined, tree, health: { kind: 'none' }, respond }
}

function serving(base: Base, served: Served, process: Process, options: RunOptions): Container {
  return {
    ...base,
    state: { kind: 'running' },
    log: served.log,
    listens: served.listens,
    serves: served.serves,
    ...(served.appFolder === undefined ? {} : { appFolder: served.appFolder }),
    ...(served.appCall === undefined ? {} : { appCall: served.appCall }),
    tree: served.tree,
    get health() {
      return healthOf(base.image, served, { ...process, tree: served.tree }, options)
    },
    respond: (request) => served.respond(request, false),
  }
}

/** For programs: whether a file is there. */
export function isThere(tree: FileTree, path: string): boolean {
  return lookup(tree, path).kind === 'found'
}
