/** `docker compose`: the services of compose.yaml, built and run by the same commands a person would type. */

import { stringify } from 'yaml'
import { basename, join } from '@/core/files/path.ts'
import { readText } from '@/core/files/tree.ts'
import type { Written } from '@/core/shell/process.ts'
import { type Call, complain, done, failed, note, type Reply, say } from '../../command.ts'
import { buildArguments, containerName, imageName, runArguments } from '../../compose/lines.ts'
import { type ComposeProject, parseProject, type Service } from '../../compose/project.ts'
import { findContainer } from '../../container-store.ts'
import { type DockerCommand, runDockerCommand } from '../../docker-command.ts'
import { allOf, type Flags, flagSpecs, isSet, lastOf, parseFlags } from '../../flags.ts'
import { familiarName } from '../../image-name.ts'
import { findImage } from '../../image-store.ts'
import type { TerminalSession } from '../../terminal.ts'
import { build } from './build.ts'
import { logs } from './logs.ts'
import { ps } from './ps.ts'
import { rm } from './rm.ts'
import { run } from './run.ts'

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']

const OWN = flagSpecs(
  'f,file=',
  'p,project-name=',
  'profile=',
  'env-file=',
  'project-directory=',
  'progress=',
  'ansi=',
  'compatibility',
  'dry-run',
)

interface ComposeCall extends Call {
  readonly project: ComposeProject
  readonly name: string
  readonly flags: Flags
  readonly services: readonly (readonly [string, Service])[]
}

const COMMANDS: Readonly<
  Record<string, { readonly flags: Parameters<typeof parseFlags>[0]; readonly run: (call: ComposeCall) => Reply }>
> = {
  up: {
    flags: flagSpecs('d,detach', 'build', 'no-build', 'force-recreate', 'wait', 'remove-orphans', 'w,watch', 'pull='),
    run: up,
  },
  down: { flags: flagSpecs('v,volumes', 'rmi=', 'remove-orphans', 't,timeout=#'), run: down },
  build: { flags: flagSpecs('no-cache', 'pull', 'q,quiet', 'build-arg=', 'progress='), run: buildServices },
  ps: { flags: flagSpecs('a,all', 'q,quiet', 'format=', 'services'), run: listServices },
  logs: { flags: flagSpecs('f,follow', 'n,tail=', 't,timestamps', 'no-log-prefix', 'no-color'), run: showLogs },
  config: { flags: flagSpecs('services', 'images', 'q,quiet', 'format='), run: config },
}

/** Everything after `docker compose`. */
export function compose(call: Call): Reply {
  const own = parseFlags(OWN, call.args, false)
  if (own.kind === 'help') return done(say(...help()))
  if (own.kind === 'wrong') return failed(16, own.message)
  const [verb, ...args] = own.flags.operands
  if (verb === undefined) return done(say(...help()))
  if (verb === 'version') return done(say('Docker Compose version v2.40.0 (simulated by Stagecraft)'))
  if (verb === 'watch')
    return { output: note('compose watch is not simulated: edit, and run "docker compose up --build" again'), code: 1 }
  const command = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined
  if (command === undefined) return failed(16, `unknown docker command: "compose ${verb}"`)
  const parsed = parseFlags(command.flags, args)
  if (parsed.kind === 'help') return done(say(...help()))
  if (parsed.kind === 'wrong') return failed(16, parsed.message)
  return over(call, own.flags, parsed.flags, command.run)
}

function over(call: Call, own: Flags, flags: Flags, step: (call: ComposeCall) => Reply): Reply {
  const { cwd, tree } = call.process
  const given = lastOf(own, 'file')
  const file = given ?? FILES.find((name) => readText(tree, join(cwd, name)) !== undefined)
  const text = file === undefined ? undefined : readText(tree, file.startsWith('/') ? file : join(cwd, file))
  if (file === undefined) return failed(14, 'no configuration file provided: not found')
  if (text === undefined) return failed(14, `open ${join(cwd, file)}: no such file or directory`)
  const parsed = parseProject(text, join(cwd, file))
  if ('message' in parsed) return failed(15, parsed.message)
  const { project } = parsed
  const unknown = flags.operands.find((name) => !Object.hasOwn(project.services, name))
  if (unknown !== undefined) return failed(14, `no such service: ${unknown}`)
  const profiles = allOf(own, 'profile')
  const services = Object.entries(project.services).filter(([name, { profiles: needs = [] }]) =>
    flags.operands.length > 0
      ? flags.operands.includes(name)
      : needs.length === 0 || profiles.includes('*') || needs.some((need) => profiles.includes(need)),
  )
  if (services.length === 0) return failed(14, 'no service selected')
  const name =
    lastOf(own, 'project-name') ??
    project.name ??
    basename(cwd)
      .toLowerCase()
      .replace(/[^a-z0-9_-]/g, '')
  return step({ ...call, project, name, flags, services })
}

interface Steps {
  readonly session: TerminalSession
  readonly output: readonly Written[]
  readonly code: number
  readonly live?: Reply['live']
}

function docker(call: ComposeCall, before: Steps, command: DockerCommand, args: readonly string[]): Steps {
  const reply = runDockerCommand(command, command.names[0]!, { ...call, session: before.session, args })
  return {
    session: reply.session ?? before.session,
    output: reply.output,
    code: reply.code,
    ...(reply.live === undefined ? {} : { live: reply.live }),
  }
}

function built(call: ComposeCall, only: (image: string) => boolean): Steps {
  let steps: Steps = { session: call.session, output: [], code: 0 }
  for (const [name, service] of call.services) {
    const args = buildArguments(call.name, name, service)
    if (args === undefined || !only(imageName(call.name, name, service))) continue
    const extra = ['no-cache', 'quiet'].filter((flag) => isSet(call.flags, flag)).map((flag) => `--${flag}`)
    const next = docker(call, steps, build, [...extra, ...args])
    const done = next.code === 0 ? say(` ${imageName(call.name, name, service)}  Built`) : []
    steps = { ...next, output: [...steps.output, ...next.output, ...done] }
    if (next.code !== 0) return steps
  }
  return steps
}

function buildServices(call: ComposeCall): Reply {
  return built(call, () => true)
}

function up(call: ComposeCall): Reply {
  const missing = (image: string) => findImage(call.session.images, image) === undefined
  let steps = built(call, (image) => isSet(call.flags, 'build') || missing(image))
  if (steps.code !== 0) return steps
  const network = steps.session.containers.some((each) => each.name.startsWith(`${call.name}-`))
  const output = [...steps.output, ...complain(...(network ? [] : [` Network ${call.name}_default  Created`]))]
  for (const [name, service] of call.services) {
    const container = containerName(call.name, name, service)
    const there = findContainer(steps.session.containers, container)
    const image = findImage(steps.session.images, imageName(call.name, name, service))
    const same = there?.state === 'running' && there.imageId === image?.image.id && !isSet(call.flags, 'force-recreate')
    if (same) {
      output.push(...complain(` Container ${container}  Running`))
      continue
    }
    if (there !== undefined) steps = docker(call, steps, rm, ['-f', container])
    const ran = docker(call, steps, run, runArguments(call.name, name, service))
    steps = { ...steps, session: ran.session }
    if (ran.code !== 0)
      return { output: [...output, ...ran.output.filter((each) => each.fd === 2)], code: 1, session: ran.session }
    output.push(
      ...complain(
        ` Container ${container}  ${there === undefined ? 'Created' : 'Recreated'}`,
        ` Container ${container}  Started`,
      ),
    )
    output.push(...ran.output.filter((each) => each.text.startsWith('stagecraft: ')))
  }
  const watched = call.services.some(([, service]) => service.develop !== undefined)
  const remarks = [
    ...(isSet(call.flags, 'detach')
      ? []
      : ['the services keep running, as though in a second terminal; "docker compose down" ends them']),
    ...(watched || isSet(call.flags, 'watch')
      ? ['develop.watch is not simulated: run "docker compose up --build" after an edit']
      : []),
  ]
  const attached = isSet(call.flags, 'detach') ? [] : showLogs({ ...call, session: steps.session }).output
  return {
    output: [...output, ...attached, ...note(...remarks)],
    code: 0,
    session: steps.session,
    ...(steps.live === undefined ? {} : { live: steps.live }),
  }
}

function down(call: ComposeCall): Reply {
  let steps: Steps = { session: call.session, output: [], code: 0 }
  const lines: string[] = []
  for (const [name, service] of Object.entries(call.project.services)) {
    const container = containerName(call.name, name, service)
    if (findContainer(steps.session.containers, container) === undefined) continue
    steps = docker(call, steps, rm, ['-f', container])
    lines.push(` Container ${container}  Stopped`, ` Container ${container}  Removed`)
  }
  const output = complain(...lines, ...(lines.length === 0 ? [] : [` Network ${call.name}_default  Removed`]))
  return { output, code: 0, session: steps.session }
}

function listServices(call: ComposeCall): Reply {
  if (isSet(call.flags, 'services')) return done(say(...call.services.map(([name]) => name)))
  const names = call.services.map(([name, service]) => containerName(call.name, name, service))
  const containers = call.session.containers.filter((each) => names.includes(each.name))
  const args = ['all', 'quiet'].filter((flag) => isSet(call.flags, flag)).map((flag) => `--${flag}`)
  const format = lastOf(call.flags, 'format')
  const session = { ...call.session, containers }
  const reply = runDockerCommand(ps, 'ps', {
    ...call,
    session,
    args: [...args, ...(format === undefined ? [] : ['--format', format])],
  })
  return { output: reply.output, code: reply.code }
}

function showLogs(call: ComposeCall): Reply {
  const width = Math.max(...call.services.map(([name]) => name.length)) + 2
  const output = call.services.flatMap(([name, service]) => {
    const container = containerName(call.name, name, service)
    if (findContainer(call.session.containers, container) === undefined) return []
    const tail = lastOf(call.flags, 'tail')
    const reply = runDockerCommand(logs, 'logs', {
      ...call,
      args: [...(tail === undefined ? [] : ['--tail', tail]), container],
    })
    const prefix = isSet(call.flags, 'no-log-prefix') ? '' : `${`${name}-1`.padEnd(width)}  | `
    return reply.output.map((each) => ({ ...each, text: each.text.replace(/^(?=.)/gm, prefix) }))
  })
  return { output, code: 0 }
}

function config(call: ComposeCall): Reply {
  if (isSet(call.flags, 'quiet')) return done()
  if (isSet(call.flags, 'services')) return done(say(...call.services.map(([name]) => name)))
  if (isSet(call.flags, 'images'))
    return done(say(...call.services.map(([name, service]) => familiarName(imageName(call.name, name, service)) ?? '')))
  return done([{ fd: 1, text: stringify({ name: call.name, services: Object.fromEntries(call.services) }) }])
}

function help(): string[] {
  return [
    'Usage:  docker compose [OPTIONS] COMMAND',
    '',
    'Commands:',
    ...Object.keys(COMMANDS).map((name) => `  ${name}`),
  ]
}
