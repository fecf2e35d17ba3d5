/** From `docker build`'s flags and the machine's files to a build request, or to Docker's words for why there is none. */
import type { BuildRequest } from '@/core/build/result.ts'
import { basename, dirname, join, relativeTo, resolve } from '@/core/files/path.ts'
import { EMPTY_TREE, type FileTree, lookup, readText } from '@/core/files/tree.ts'
import type { DockerCall } from './docker-command.ts'
import { allOf, isSet, lastOf } from './flags.ts'
import { localImages } from './image-store.ts'
import { subtree } from './session.ts'

export type BuildInput =
  | { readonly kind: 'request'; readonly request: BuildRequest }
  /** Fails before the build starts: what stands after `ERROR: failed to build: `. */
  | { readonly kind: 'failed'; readonly message: string; readonly started?: string }
  | { readonly kind: 'unsupported'; readonly why: string }

type DockerfileSource =
  | { readonly kind: 'text'; readonly text: string; readonly path: string }
  | Exclude<BuildInput, { readonly kind: 'request' }>

export function buildInput(call: DockerCall): BuildInput {
  const operand = call.operands[0]!
  if (/^(https?:\/\/|git:\/\/|git@|ssh:\/\/|github\.com\/)/.test(operand)) {
    return { kind: 'unsupported', why: 'a build context at an address is not fetched here; give a folder, such as "."' }
  }
  const context = operand === '-' ? EMPTY_TREE : subtree(call.process.tree, resolve(call.process.cwd, operand))
  if (context === undefined)
    return { kind: 'failed', message: `unable to prepare context: path "${operand}" not found` }
  const source = operand === '-' ? fromStdin(call) : dockerfileOf(call, operand)
  if (source.kind !== 'text') return source
  const secrets = secretsOf(call)
  if ('message' in secrets) return { kind: 'failed', message: secrets.message }
  return { kind: 'request', request: requestOf(call, source.text, source.path, context, secrets.values) }
}

function requestOf(
  call: DockerCall,
  dockerfile: string,
  dockerfilePath: string,
  context: FileTree,
  secrets: Readonly<Record<string, string>>,
): BuildRequest {
  const target = lastOf(call.flags, 'target')
  return {
    dockerfile,
    dockerfilePath,
    context,
    ...(target === undefined || target === '' ? {} : { target }),
    buildArgs: buildArgsOf(call),
    secrets,
    catalogue: call.world.catalogue,
    apps: call.world.apps,
    bundles: call.world.bundles,
    localImages: localImages(call.session),
    noCache: isSet(call.flags, 'no-cache'),
    allow: allowedTo(call),
    cache: call.session.buildCache,
  }
}

/** A build over the host's network may use it in its steps, too. */
function allowedTo(call: DockerCall): readonly string[] {
  const allowed = allOf(call.flags, 'allow').flatMap((given) => given.split(','))
  return lastOf(call.flags, 'network') === 'host' ? [...allowed, 'network.host'] : allowed
}

/** `-f` is read from the working directory, not from the context; without it `Dockerfile` of the context, then `dockerfile`. */
function dockerfileOf(call: DockerCall, operand: string): DockerfileSource {
  const { cwd, tree } = call.process
  const given = lastOf(call.flags, 'file')
  if (given === '-') return fromStdin(call)
  const folder = resolve(cwd, operand)
  const path = given === undefined || given === '' ? join(folder, 'Dockerfile') : resolve(cwd, given)
  const name = basename(path)
  if (given !== undefined && lookup(tree, dirname(path)).kind === 'absent') {
    return { kind: 'failed', message: `resolve : lstat ${dirname(given)}: no such file or directory` }
  }
  const text = readText(tree, path) ?? (given === undefined ? readText(tree, join(folder, 'dockerfile')) : undefined)
  if (text !== undefined) return { kind: 'text', text, path: relativeTo(folder, path) ?? name }
  if (lookup(tree, path).kind === 'found')
    return { kind: 'unsupported', why: `${given ?? name} is not a text file that can be read here` }
  const message = `failed to solve: failed to read dockerfile: open ${name}: no such file or directory`
  return { kind: 'failed', message, started: name }
}

function fromStdin(call: DockerCall): DockerfileSource {
  if (call.process.stdin !== '') return { kind: 'text', text: call.process.stdin, path: 'Dockerfile' }
  return { kind: 'unsupported', why: '"-" reads the Dockerfile from the standard input, and nothing was piped into it' }
}

/** `--build-arg KEY` takes the value from the environment, and gives nothing when there is none. */
function buildArgsOf(call: DockerCall): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const given of allOf(call.flags, 'build-arg')) {
    const equals = given.indexOf('=')
    const key = equals < 0 ? given : given.slice(0, equals)
    const value = equals < 0 ? call.process.env.get(key) : given.slice(equals + 1)
    if (value !== undefined) found[key] = value
  }
  return found
}

/** `id=TOKEN,env=NPM_TOKEN`, `id=TOKEN,src=token.txt`, `id=TOKEN` (variable of that name, else file of that name). */
function secretsOf(
  call: DockerCall,
): { readonly values: Readonly<Record<string, string>> } | { readonly message: string } {
  const values: Record<string, string> = {}
  for (const given of allOf(call.flags, 'secret')) {
    const fields = new Map(given.split(',').map((field) => splitField(field)))
    const id = fields.get('id') ?? fields.get('src') ?? fields.get('source')
    if (id === undefined) return { message: `invalid secret "${given}"` }
    const file = fields.get('src') ?? fields.get('source')
    const variable = fields.get('env') ?? (file === undefined && fields.get('type') !== 'file' ? id : undefined)
    const fromVariable = variable === undefined ? undefined : call.process.env.get(variable)
    const path = file ?? id
    const value =
      fromVariable ?? (fields.has('env') ? '' : readText(call.process.tree, resolve(call.process.cwd, path)))
    if (value === undefined) return { message: `failed to stat ${path}: stat ${path}: no such file or directory` }
    values[id] = value
  }
  return { values }
}

function splitField(field: string): [string, string] {
  const equals = field.indexOf('=')
  return equals < 0 ? [field, ''] : [field.slice(0, equals).toLowerCase(), field.slice(equals + 1)]
}
