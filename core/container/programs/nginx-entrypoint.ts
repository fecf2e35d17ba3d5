/** docker-nginx's docker-entrypoint.sh and its scripts: IPv6 in the default configuration, templates, worker processes. */
import { basename } from '@/core/files/path.ts'
import { type FileTree, file, lookup, put, readText, walk } from '@/core/files/tree.ts'
import { DEFAULT_CONF, SITE_CONF } from '@/core/nginx/image-files.ts'
import { allows } from '@/core/shell/access.ts'
import { isReadOnly } from '@/core/shell/mount-points.ts'
import type { Host, Outcome, Process } from '@/core/shell/process.ts'
import { envsubst } from '../envsubst.ts'
import { CannotTell, withLogBefore } from '../serving.ts'
import type { ContainerProgram } from '../table.ts'
import { linesOfOutcome } from './lines.ts'

const SCRIPTS = '/docker-entrypoint.d'

export const nginxEntrypoint: ContainerProgram = () => (process, host) => {
  const argv = process.argv.slice(1)
  const [first = ''] = argv
  const configured = first === 'nginx' || first === 'nginx-debug' ? configure(process, host) : undefined
  const next = { ...process, argv, tree: configured?.tree ?? process.tree }
  if (configured?.failed !== undefined) return linesOfOutcome(configured.lines, configured.failed)
  const lines = process.env.get('NGINX_ENTRYPOINT_QUIET_LOGS') ? [] : (configured?.lines ?? [])
  if (host.finds(first, next).kind === 'not-found') {
    const text = `/docker-entrypoint.sh: exec: line 47: ${first}: not found\n`
    return { kind: 'exited', code: 127, output: [{ fd: 2, text }], tree: next.tree }
  }
  return linesOfOutcome(
    lines,
    withLogBefore(lines, () => host.run(next)),
  )
}

interface Configured {
  readonly tree: FileTree
  readonly lines: readonly string[]
  /** What a sourced script set, for the scripts after it. */
  readonly env?: Process['env']
  /** A script failed, and with it the entrypoint. */
  readonly failed?: Outcome
}

function configure(process: Process, host: Host): Configured {
  const say = (text: string) => `/docker-entrypoint.sh: ${text}`
  const found = lookup(process.tree, SCRIPTS)
  const names = found.kind === 'found' && found.node.kind === 'directory' ? [...found.node.entries.keys()].sort() : []
  if (names.length === 0)
    return { tree: process.tree, lines: [say('No files found in /docker-entrypoint.d/, skipping configuration')] }
  let state: Configured = {
    tree: process.tree,
    lines: [
      say('/docker-entrypoint.d/ is not empty, will attempt to perform configuration'),
      say('Looking for shell scripts in /docker-entrypoint.d/'),
    ],
  }
  for (const name of names) {
    const own = state.env === undefined ? process : { ...process, env: state.env }
    state = runScript(`${SCRIPTS}/${name}`, state, own, host)
    if (state.failed !== undefined) return state
  }
  return { ...state, lines: [...state.lines, say('Configuration complete; ready for start up')] }
}

function runScript(path: string, state: Configured, process: Process, host: Host): Configured {
  const name = basename(path)
  const add = (lines: readonly string[], tree = state.tree) => ({ ...state, tree, lines: [...state.lines, ...lines] })
  if (!/\.(sh|envsh)$/.test(name)) return add([`/docker-entrypoint.sh: Ignoring ${path}`])
  const found = lookup(state.tree, path)
  if (found.kind === 'found' && found.node.kind === 'file' && !allows(found.node, process.user, 'execute'))
    return add([`/docker-entrypoint.sh: Ignoring ${path}, not executable`])
  const verb = name.endsWith('.envsh') ? 'Sourcing' : 'Launching'
  const launch = `/docker-entrypoint.sh: ${verb} ${path}`
  switch (name) {
    case '10-listen-on-ipv6-by-default.sh': {
      const done = listenOnIpv6(state.tree, process)
      return add([launch, ...done.lines], done.tree)
    }
    case '20-envsubst-on-templates.sh': {
      const done = fillTemplates(state.tree, process)
      return add([launch, ...done.lines], done.tree)
    }
    case '15-local-resolvers.envsh':
      // It reads the nameservers of /etc/resolv.conf, which are those of the network.
      if (process.env.get('NGINX_ENTRYPOINT_LOCAL_RESOLVERS'))
        throw new CannotTell('the nameservers of the container’s network are not known', state.lines)
      return add([launch])
    case '30-tune-worker-processes.sh':
      if (process.env.has('NGINX_ENTRYPOINT_WORKER_PROCESSES_AUTOTUNE'))
        throw new CannotTell('tuning the number of worker processes is not simulated')
      return add([launch])
    default:
      return runOwn(path, { ...state, lines: [...state.lines, launch] }, process, host)
  }
}

/** A script of the image's own: run, or sourced when it ends in .envsh. Under `set -e` its failure ends the entrypoint. */
function runOwn(path: string, state: Configured, process: Process, host: Host): Configured {
  const sourced = path.endsWith('.envsh')
  const inner = { ...process, tree: state.tree }
  const outcome = withLogBefore(state.lines, () =>
    sourced
      ? host.script(`. ${path}`, { ...inner, argv: ['/docker-entrypoint.sh'] })
      : host.run({ ...inner, argv: [path] }),
  )
  const printed = outcome.output.map(({ text }) => text).join('')
  const lines = printed === '' ? state.lines : [...state.lines, ...printed.replace(/\n$/, '').split('\n')]
  if (outcome.kind === 'unsupported') throw new CannotTell(`what ${path} does is not known: ${outcome.why}`, lines)
  const failed = outcome.code === 0 ? {} : { failed: { ...outcome, output: [] } }
  const env = sourced ? (outcome.env ?? state.env) : state.env
  return { tree: outcome.tree, lines, ...(env === undefined ? {} : { env }), ...failed }
}

/** A tmpfs or a volume below a read-only file system can be written. */
function cannotWrite(process: Process, tree: FileTree, path: string): boolean {
  return isReadOnly(process.mounts, tree, path)
}

function listenOnIpv6(tree: FileTree, process: Process): Configured {
  const say = (text: string) => `10-listen-on-ipv6-by-default.sh: info: ${text}`
  const found = lookup(tree, SITE_CONF)
  if (found.kind !== 'found' || found.node.kind !== 'file')
    return { tree, lines: [say(`${SITE_CONF} is not a file or does not exist`)] }
  if (cannotWrite(process, tree, SITE_CONF) || !allows(found.node, process.user, 'write'))
    return { tree, lines: [say(`can not modify ${SITE_CONF} (read-only file system?)`)] }
  const checksum = say(`Getting the checksum of ${SITE_CONF}`)
  if (readText(tree, SITE_CONF) !== DEFAULT_CONF)
    return { tree, lines: [checksum, say(`${SITE_CONF} differs from the packaged version`)] }
  const text = DEFAULT_CONF.replace('listen       80;', 'listen       80;\n    listen  [::]:80;')
  const changed = put(tree, SITE_CONF, { ...found.node, ...file(text), mode: found.node.mode })
  return { tree: changed, lines: [checksum, say(`Enabled listen on IPv6 in ${SITE_CONF}`)] }
}

/** Every `*.template` below /etc/nginx/templates becomes a file of conf.d, with the environment's variables filled in. */
function fillTemplates(tree: FileTree, process: Process): Configured {
  const from = process.env.get('NGINX_ENVSUBST_TEMPLATE_DIR') ?? '/etc/nginx/templates'
  const suffix = process.env.get('NGINX_ENVSUBST_TEMPLATE_SUFFIX') ?? '.template'
  const to = process.env.get('NGINX_ENVSUBST_OUTPUT_DIR') ?? '/etc/nginx/conf.d'
  const folder = lookup(tree, from)
  if (folder.kind !== 'found' || folder.node.kind !== 'directory') return { tree, lines: [] }
  const target = lookup(tree, to)
  const say = (text: string) => `20-envsubst-on-templates.sh: ${text}`
  if (
    cannotWrite(process, tree, `${to}/made`) ||
    target.kind !== 'found' ||
    !allows(target.node, process.user, 'write')
  )
    return { tree, lines: [say(`ERROR: ${from} exists, but ${to} is not writable`)] }
  const filter = new RegExp(process.env.get('NGINX_ENVSUBST_FILTER') ?? '')
  const names = new Set([...process.env.keys()].filter((name) => filter.test(name)))
  let filled = tree
  const lines: string[] = []
  for (const { path, node } of walk(tree, from)) {
    if (node.kind !== 'file' || !path.endsWith(suffix)) continue
    const text = readText(tree, path)
    if (text === undefined) throw new CannotTell(`the text of ${path} is not known`)
    const output = `${to}/${path.slice(from.length + 1, -suffix.length)}`
    lines.push(say(`Running envsubst on ${path} to ${output}`))
    filled = put(filled, output, file(envsubst(text, process.env, names)))
  }
  return { tree: filled, lines }
}
