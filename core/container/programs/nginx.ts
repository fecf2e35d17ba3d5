/** `nginx`: reads its configuration, opens what it needs, and stays. */
import { readText } from '@/core/files/tree.ts'
import { isOn } from '@/core/nginx/conf.ts'
import { respond } from '@/core/nginx/respond.ts'
import { MAIN_FILE, type NginxServer, type NginxVerdict, testNginx, verdictLines } from '@/core/nginx/test.ts'
import type { NginxMessage } from '@/core/nginx/verdict.ts'
import type { Process } from '@/core/shell/process.ts'
import { COMPUTED } from '@/core/text/evidence.ts'
import type { Listen } from '../container.ts'
import { startProblem } from '../nginx-start.ts'
import { printed } from '../printed.ts'
import { CannotTell, type Served, Serving } from '../serving.ts'
import type { ContainerProgram, ProgramContext } from '../table.ts'

export const nginxProgram: ContainerProgram = (context) => (process) => {
  const flags = readFlags(process.argv.slice(1))
  const version = context.image.base?.versions.nginx
  if (flags.version) return printed(process, 0, [`nginx version: nginx/${version ?? ''}`])
  if (flags.unknown !== undefined) {
    if (!/^-[sp]/.test(flags.unknown))
      return printed(process, 1, [`nginx: invalid option: "${flags.unknown.replace(/^-/, '')}"`])
    throw new CannotTell(`nginx ${flags.unknown} is not simulated`)
  }
  const verdict = testNginx({
    tree: process.tree,
    mainFile: flags.conf ?? MAIN_FILE,
    ...(flags.directives !== undefined && { globals: flags.directives }),
    hosts: context.options.hosts ?? [],
    outside: true,
    ...(version !== undefined && { version }),
    ...usersOf(process),
  })
  if (flags.test) return tested(process, verdict, context, flags.conf ?? MAIN_FILE)
  return started(process, verdict, context)
}

interface Flags {
  readonly conf: string | undefined
  readonly directives: string | undefined
  readonly test: boolean
  readonly version: boolean
  readonly unknown: string | undefined
}

function readFlags(words: readonly string[]): Flags {
  let flags: Flags = { conf: undefined, directives: undefined, test: false, version: false, unknown: undefined }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const value = () => (word.length > 2 ? word.slice(2) : (words[++at] ?? ''))
    if (word.startsWith('-c')) flags = { ...flags, conf: absolute(value()) }
    else if (word.startsWith('-g')) flags = { ...flags, directives: value() }
    else if (word === '-t' || word === '-T') flags = { ...flags, test: true }
    else if (word === '-v' || word === '-V') flags = { ...flags, version: true }
    else if (word !== '-q') flags = { ...flags, unknown: word }
  }
  return flags
}

function absolute(path: string): string {
  return path.startsWith('/') ? path : `/etc/nginx/${path}`
}

function usersOf(process: Process): { readonly users?: readonly string[] } {
  const text = readText(process.tree, '/etc/passwd')
  if (text === undefined) return {}
  return { users: text.split('\n').map((line) => line.split(':')[0]!) }
}

/** `-t` makes the folders and opens the pid file as well. */
function tested(process: Process, verdict: NginxVerdict, context: ProgramContext, file: string) {
  if (verdict.kind === 'unknown') throw new CannotTell(verdict.why)
  const problem = verdict.kind === 'ok' ? startProblem(process, verdict.server, context.options) : {}
  if (problem.message !== undefined)
    return printed(process, 1, [
      ...verdictLines(verdict, file).slice(0, -1),
      `nginx: [emerg] ${problem.message}`,
      `nginx: configuration file ${file} test failed`,
    ])
  return printed(process, verdict.kind === 'ok' ? 0 : 1, verdictLines(verdict, file))
}

function started(process: Process, verdict: NginxVerdict, context: ProgramContext) {
  if (verdict.kind === 'unknown') throw new CannotTell(verdict.why)
  const warnings = verdict.messages.filter((message) => message.level === 'warn')
  const ignored = process.user.uid === 0 ? [] : userIgnored(verdict.server)
  const before = [...ignored, ...warnings].flatMap(logLines)
  if (verdict.kind === 'refused') {
    const error = verdict.messages.filter((message) => message.level !== 'warn').flatMap(twice)
    return printed(process, 1, [...before, ...error])
  }
  const notices = noticeLines(context)
  const problem = startProblem(process, verdict.server, context.options)
  if (problem.unknown !== undefined) throw new CannotTell(problem.unknown, before)
  if (problem.message !== undefined) {
    const lines = problem.late ? [...before, ...notices.slice(0, 2)] : before
    return printed(process, 1, [...lines, ...twice({ level: 'emerg', message: problem.message })])
  }
  if (isOn(verdict.server.main, 'daemon', true)) return printed(process, 0, before)
  throw new Serving(served(process, verdict.server, [...before, ...notices]))
}

/** nginx cannot change its user unless root started it; it says so and goes on. */
function userIgnored(server: NginxServer | undefined): readonly NginxMessage[] {
  const directive = server?.main.byName.get('user')?.[0]
  if (directive === undefined) return []
  const message = 'the "user" directive makes sense only if the master process runs with super-user privileges, ignored'
  return [{ level: 'warn', message, file: directive.file, line: directive.line }]
}

/** Times differ from start to start; the lines here have none. */
function logLines({ level, message, file, line }: NginxMessage): readonly string[] {
  return [`[${level}] 1#1: ${message}${file ? ` in ${file}:${line}` : ''}`]
}

/** Once in the error log, which is standard error, and once for the console. */
function twice(message: NginxMessage): readonly string[] {
  const [line = ''] = logLines(message)
  return [line, line.replace(/^(\[\w+\]) 1#1:/, 'nginx: $1')]
}

function noticeLines({ image }: ProgramContext): readonly string[] {
  const version = image.base?.versions.nginx
  return [
    '[notice] 1#1: using the "epoll" event method',
    `[notice] 1#1: nginx/${version ?? ''}`,
    '[notice] 1#1: start worker processes',
  ]
}

function served(process: Process, server: NginxServer, log: readonly string[]): Served {
  return {
    serves: 'nginx',
    log,
    listens: listensOf(server),
    tree: process.tree,
    respond: (request, inside) =>
      respond(server, process.tree, inside ? { ...request, clientAddress: '127.0.0.1' } : request),
  }
}

function listensOf(server: NginxServer): readonly Listen[] {
  const listens = new Map<string, Listen>()
  for (const { address, port } of server.listens) {
    const local = address === '127.0.0.1' || address === '[::1]'
    if (address.startsWith('unix:')) continue
    const listen = { port, protocol: 'tcp', evidence: COMPUTED, address: local ? '127.0.0.1' : '0.0.0.0' } as const
    if (!listens.has(`${port}`) || !local) listens.set(`${port}`, listen)
  }
  return [...listens.values()]
}
