/** `docker run`: makes a container from an image and starts it; an image that is not there is pulled first. */
import type { Written } from '@/core/shell/process.ts'
import { complain, note, type Reply, say } from '../../command.ts'
import { dropContainer } from '../../container-store.ts'
import { createContainer, type Started, startContainer } from '../../create-container.ts'
import { clientError, type DockerCall, type DockerCommand } from '../../docker-command.ts'
import { isSet, lastOf } from '../../flags.ts'
import { familiarName, nameProblem } from '../../image-name.ts'
import { findImage } from '../../image-store.ts'
import { isShell } from '../../inside.ts'
import { openShell } from '../../inside-shell.ts'
import { pull } from '../../pull.ts'
import { RUN_FLAGS, RUN_FLAGS_WITHOUT_EFFECT } from '../../run-flags.ts'
import { type RunRequest, runInput } from '../../run-options.ts'
import { NO_OPTIONS } from '../../running.ts'
import type { StoredContainer, StoredImage, TerminalSession } from '../../terminal.ts'

export const run: DockerCommand = {
  names: ['run', 'container run'],
  usage: '[OPTIONS] IMAGE [COMMAND] [ARG...]',
  summary: 'Create and run a new container from an image',
  flags: RUN_FLAGS,
  arity: { min: 1, max: Number.POSITIVE_INFINITY },
  stopsAtArgument: true,
  run: runContainer,
}

function runContainer(call: DockerCall): Reply {
  const prepared = prepare(call)
  if ('code' in prepared) return prepared
  const { request, image, session, output } = prepared
  const created = createContainer(session, call.world, image, call.operands[0]!, request)
  if ('message' in created) return after(output, refusal(call, created.message), session)
  const keyboard = isSet(call.flags, 'interactive') && isShell(created.stored.argv.at(-1))
  const started = startContainer(created.session, call.world, created.stored, call.process.tree, keyboard)
  if (keyboard && started.kind === 'started' && started.stored.keyboard && !request.detached)
    return shellOf(call, started.session, started.stored, output)
  return report(call, request, started, output, created.stored.id)
}

/** The keyboard goes to the container's own shell; leaving that ends the container. */
function shellOf(
  call: DockerCall,
  session: TerminalSession,
  stored: StoredContainer,
  output: readonly Written[],
): Reply {
  const options = stored.options ?? NO_OPTIONS
  const opened = openShell(session, call.world, { stored, shell: stored.argv.at(-1)!, options, main: true })
  if ('message' in opened) return after(output, refusal(call, opened.message), session)
  return { output: [...output, ...say(...stored.log)], code: 0, session: opened.session }
}

export interface Prepared {
  readonly request: RunRequest
  readonly image: StoredImage
  readonly session: TerminalSession
  readonly output: readonly Written[]
}

/** Flags read, image found or pulled. */
export function prepare(call: DockerCall): Prepared | Reply {
  const input = runInput(call)
  if ('wrong' in input) {
    return input.fromDaemon === true ? refusal(call, input.wrong) : clientError(125, input.wrong, call.path)
  }
  const text = call.operands[0]!
  const local = findImage(call.session.images, text)
  const policy = lastOf(call.flags, 'pull') ?? 'missing'
  const remarks = ignored(call)
  if (local !== undefined && policy !== 'always') {
    return { request: input.request, image: local, session: call.session, output: remarks }
  }
  const problem = nameProblem(text)
  if (problem !== undefined) return clientError(125, problem, call.path)
  if (policy === 'never') return refusal(call, `No such image: ${familiarName(text)}`)
  return fetchFirst(call, input.request, remarks)
}

function fetchFirst(call: DockerCall, request: RunRequest, remarks: readonly Written[]): Prepared | Reply {
  const text = call.operands[0]!
  const missing =
    findImage(call.session.images, text) === undefined
      ? complain(`Unable to find image '${familiarName(text)}' locally`)
      : []
  const pulled = pull(call.session, call.world, text)
  switch (pulled.kind) {
    case 'pulled': {
      const lines = isSet(call.flags, 'quiet') ? [] : complain(...pulled.lines)
      return { request, image: pulled.stored, session: pulled.session, output: [...remarks, ...missing, ...lines] }
    }
    case 'refused': {
      const hint =
        pulled.remarks.length > 0
          ? pulled.remarks
          : note(`no image called ${text} was built here: "docker images" lists those that were`)
      const reply = refusal(call, pulled.message)
      return { ...reply, output: [...missing, ...reply.output, ...hint] }
    }
    case 'unsupported':
      return { output: [...missing, ...pulled.remarks], code: 125 }
  }
}

function report(
  call: DockerCall,
  request: RunRequest,
  started: Started,
  before: readonly Written[],
  id: string,
): Reply {
  if (started.kind === 'refused') {
    const idLine = request.detached ? say(id) : []
    const session = request.options.autoRemove ? dropContainer(started.session, id) : started.session
    const reply = refusal(call, started.message, started.code)
    return { output: [...before, ...idLine, ...reply.output], code: started.code, session }
  }
  const { stored } = started
  const ended = stored.state === 'exited'
  const session = request.options.autoRemove && ended ? dropContainer(started.session, id) : started.session
  const remarks = [...doubts(stored.unknown), ...(ended ? restarts(call, stored.exitCode ?? 0) : [])]
  if (request.detached) return { output: [...before, ...say(id), ...remarks], code: 0, session }
  const log = say(...stored.log)
  const stays =
    stored.state === 'running'
      ? note(
          `${stored.name} keeps running, as though in a second terminal; "docker stop ${stored.name}" ends it (-d starts it in the background)`,
        )
      : []
  return {
    output: [...before, ...log, ...remarks, ...stays],
    code: ended ? (stored.exitCode ?? 0) : 0,
    session,
  }
}

/** A policy that starts an ended container again would go on without end here. */
function restarts(call: DockerCall, code: number): readonly Written[] {
  const policy = lastOf(call.flags, 'restart') ?? 'no'
  const again = policy.startsWith('on-failure') ? code !== 0 : policy !== 'no'
  return again ? note(`--restart ${policy} makes Docker start it again and again; here it stays ended`) : []
}

function doubts(why: string | undefined): readonly Written[] {
  return why === undefined ? [] : note(`cannot tell what this container does: ${why}`)
}

function refusal(call: DockerCall, message: string, code = 125): Reply {
  return clientError(code, `Error response from daemon: ${message}`, call.path)
}

function after(before: readonly Written[], reply: Reply, session: TerminalSession): Reply {
  return { ...reply, output: [...before, ...reply.output], session }
}

function ignored(call: DockerCall): readonly Written[] {
  const names = RUN_FLAGS_WITHOUT_EFFECT.filter((name) => call.flags.given.has(name))
  const network = lastOf(call.flags, 'network') ?? lastOf(call.flags, 'net')
  const discarded = network === 'host' && call.flags.given.has('publish')
  const warning = discarded ? complain('WARNING: Published ports are discarded when using host network mode') : []
  return [...warning, ...note(...names.map((name) => `--${name} has no effect here: it is not modelled`))]
}
