/** A shell with a keyboard in a container: `docker exec -it … sh`, `docker run -it … sh`. Its lines are typed one by one. */

import { type BundleRequest, wantedIn } from '@/core/bundle/bundle.ts'
import { CannotTell, Serving } from '@/core/container/serving.ts'
import { prepareProcess, type RunOptions } from '@/core/container/start.ts'
import type { FileTree } from '@/core/files/tree.ts'
import type { Image } from '@/core/images/image.ts'
import type { Host, Outcome, Process, Written } from '@/core/shell/process.ts'
import { complain, note, type Reply, say } from './command.ts'
import { filesInside, keepFiles } from './container-files.ts'
import { changeContainer, dropContainer, imageOfContainer } from './container-store.ts'
import { isShell } from './inside.ts'
import { containerOf } from './running.ts'
import type { ContainerOptions, InsideShell, StoredContainer, TerminalSession, TerminalWorld } from './terminal.ts'

export interface OpenShell {
  readonly stored: StoredContainer
  readonly shell: string
  /** Of this shell: `docker exec -e`, `-u`, `-w`. */
  readonly options: ContainerOptions
  /** It is the container's own process. */
  readonly main: boolean
}

/** The session with the shell open, or why there is none: after `OCI runtime exec failed: …`. */
export function openShell(
  session: TerminalSession,
  world: TerminalWorld,
  { stored, shell, options, main }: OpenShell,
): { readonly session: TerminalSession } | { readonly message: string; readonly code: number } {
  const image = imageOfContainer(session, stored)?.image
  const container = containerOf(session, stored, world)
  if (image === undefined || container === undefined)
    return { message: `No such image: ${stored.imageReference}`, code: 1 }
  const made = prepareProcess({ ...image, tree: filesInside(stored, container) }, runOptions(options, world), [shell])
  if ('kind' in made)
    return {
      message: made.kind === 'cannot-start' ? made.message : 'the user of this container is not known',
      code: 126,
    }
  const found = made.host.finds(shell, made.process)
  if (found.kind === 'not-found') return { message: notFound(shell), code: 127 }
  const { env, cwd, user } = made.process
  const inside: InsideShell = {
    container: stored.name,
    id: stored.id,
    shell,
    dialect: made.dialect,
    cwd,
    env: new Map(env).set('PWD', cwd).set('TERM', 'xterm'),
    user,
    options,
    main,
  }
  return { session: { ...session, inside: [...session.inside, inside] } }
}

function notFound(shell: string): string {
  const quoted = JSON.stringify(shell)
  return shell.includes('/')
    ? `exec: ${quoted}: stat ${shell}: no such file or directory`
    : `exec: ${quoted}: executable file not found in $PATH`
}

function runOptions(options: ContainerOptions, world: TerminalWorld): RunOptions {
  const { env, user, workdir, readOnly, mounts } = options
  return {
    env,
    readOnly,
    writable: mounts.map((mount) => mount.target),
    apps: world.apps,
    bundles: world.bundles,
    ...(user === undefined ? {} : { user }),
    ...(workdir === undefined ? {} : { workdir }),
  }
}

/** One line typed into the innermost shell. */
export function runInsideLine(session: TerminalSession, world: TerminalWorld, line: string): Reply {
  const shell = session.inside.at(-1)!
  const typed = line.trim()
  const leaving = /^(?:exit|logout)(?:\s+(\d+))?$/.exec(typed)
  if (leaving !== null) return leave(session, world, shell, Number(leaving[1] ?? 0))
  if (typed === 'clear') return { output: [], code: 0, clear: true }
  const stored = session.containers.find((each) => each.id === shell.id)
  const image = stored === undefined ? undefined : imageOfContainer(session, stored)?.image
  const container = stored === undefined ? undefined : containerOf(session, stored, world)
  if (stored === undefined || image === undefined || container === undefined)
    return {
      output: note('the container is gone, and its shell with it'),
      code: 1,
      session: { ...session, inside: [] },
    }
  if (isShell(typed))
    return within(openShell(session, world, { stored, shell: typed, options: shell.options, main: false }))
  const tree = filesInside(stored, container)
  const made = prepareProcess({ ...image, tree } as Image, runOptions(shell.options, world), [shell.shell])
  if ('kind' in made) return { output: note('the user of this container is not known'), code: 1 }
  const process: Process = {
    ...made.process,
    tree,
    cwd: shell.cwd,
    env: shell.env,
    user: shell.user,
  }
  return settled(session, stored, shell, ranLine(made.host, line, process))
}

function within(opened: ReturnType<typeof openShell>): Reply {
  if ('session' in opened) return { output: [], code: 0, session: opened.session }
  return { output: complain(`sh: ${opened.message}`), code: opened.code }
}

type Ran =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'stays'; readonly log: readonly string[]; readonly tree: FileTree }
  | { readonly kind: 'unknown'; readonly why: string; readonly log: readonly string[] }

function ranLine(host: Host, line: string, process: Process): Ran {
  try {
    return { kind: 'outcome', outcome: host.script(line, process) }
  } catch (thrown) {
    if (thrown instanceof Serving) return { kind: 'stays', log: thrown.served.log, tree: thrown.served.tree }
    if (thrown instanceof CannotTell) return { kind: 'unknown', why: thrown.why, log: thrown.log }
    throw thrown
  }
}

function settled(session: TerminalSession, stored: StoredContainer, shell: InsideShell, ran: Ran): Reply {
  switch (ran.kind) {
    case 'unknown':
      return { output: [...say(...ran.log), ...note(`cannot tell what this prints: ${ran.why}`)], code: 1 }
    case 'stays':
      return {
        output: [...say(...ran.log), ...note('it would go on until Ctrl+C; here it was stopped right away')],
        code: 130,
        session: keepFiles(session, stored, ran.tree),
      }
    case 'outcome':
      return settledOutcome(session, stored, shell, ran.outcome)
  }
}

function settledOutcome(
  session: TerminalSession,
  stored: StoredContainer,
  shell: InsideShell,
  outcome: Outcome,
): Reply {
  const output: readonly Written[] = named(outcome.output, shell)
  if (outcome.kind === 'unsupported') {
    const remark = note(`cannot tell what this does to the files, so none were changed: ${outcome.why}`)
    return { output: [...output, ...remark], code: 1, ...waiting(session, wantedIn(outcome.bundles ?? [])) }
  }
  const next: InsideShell = { ...shell, cwd: outcome.cwd ?? shell.cwd, env: outcome.env ?? shell.env }
  const kept = keepFiles(session, stored, outcome.tree)
  return { output, code: outcome.code, session: { ...kept, inside: [...session.inside.slice(0, -1), next] } }
}

/** The session with what a build inside waits for. */
export function waiting(session: TerminalSession, bundles: readonly BundleRequest[]): Pick<Reply, 'session'> {
  if (bundles.length === 0) return {}
  return { session: { ...session, events: [...session.events, { kind: 'waits', bundles }] } }
}

/** Its messages begin with the name it was started by. */
function named(output: readonly Written[], shell: InsideShell): readonly Written[] {
  const name = shell.shell
  return output.map((each) =>
    each.fd === 2 && name !== 'sh' ? { ...each, text: each.text.replace(/^sh: /gm, `${name}: `) } : each,
  )
}

/** The container ends with its own process; another's shell leaves it running. */
function leave(session: TerminalSession, world: TerminalWorld, shell: InsideShell, code: number): Reply {
  const left: TerminalSession = { ...session, inside: session.inside.slice(0, -1) }
  if (!shell.main) return { output: [], code, session: left }
  const ended = shell.options.autoRemove
    ? dropContainer(left, shell.id)
    : changeContainer(left, shell.id, { state: 'exited', exitCode: code, finished: world.now })
  return { output: [], code, session: ended }
}
