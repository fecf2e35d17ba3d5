/** The engine behind the page: holds files and terminal as one value, and answers each request with plain data. Pure. */
import type { BuildResult } from '@/core/build/result.ts'
import { judge, wantedBundles } from '@/core/checks/judge.ts'
import { makeWork, type Work } from '@/core/checks/work.ts'
import type { FileTree } from '@/core/files/tree.ts'
import { EMPTY_TREE } from '@/core/files/tree.ts'
import { sessionFor } from '@/core/lessons/session-for.ts'
import { complete } from '@/core/terminal/complete.ts'
import { shownPrompt } from '@/core/terminal/prompt.ts'
import { runLine } from '@/core/terminal/run-line.ts'
import { containerOf } from '@/core/terminal/running.ts'
import { withWorkspace, workspaceOf } from '@/core/terminal/session.ts'
import type { TerminalSession, TerminalWorld } from '@/core/terminal/terminal.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import type { Patch } from '@/core/workspace/edit.ts'
import type { Files } from '@/core/workspace/lesson-files.ts'
import type { JournalEntry } from '@/core/workspace/session.ts'
import { viewBuild } from './build-view.ts'
import { bundlesWaitedFor, withAnswers, withoutPassing } from './bundles.ts'
import { diagnose } from './diagnose.ts'
import { patchBetween, treeOfFiles } from './file-nodes.ts'
import type { Aim, AnswerTo, EngineAnswer, EngineRequest, Judged, JudgedLesson, Ran } from './protocol.ts'
import { answerQuery } from './query.ts'
import { visit } from './visit.ts'

/** What the engine knows apart from the learner's work; the starter and the time come with the requests. */
export type Facts = Pick<TerminalWorld, 'catalogue' | 'apps' | 'bundles' | 'starterName'>

export interface Engine {
  readonly facts: Facts
  readonly lesson: JudgedLesson
  readonly starter: FileTree
  readonly opened: Open
  readonly files: Files
  /** Files as the newest journal entry saw them. */
  readonly journalled: Files
  /** Every line that was run, oldest first: with new bundles they are played again. */
  readonly journal: readonly Omit<JournalEntry, 'scope'>[]
  readonly session: TerminalSession
  readonly aim: Aim
  readonly now: number
}

type Open = Extract<EngineRequest, { kind: 'open' }>

export function openEngine(given: Facts, request: Open): Engine {
  const facts = withMeasured(given, request)
  const { lesson, starter, files, journal, now, base = starter, aim = {} } = request
  const tree = treeOfFiles(starter)
  const world = { ...facts, starter: tree, now }
  const session = sessionFor(lesson, treeOfFiles(base), world, request.folder)
  const own = { files: base, journalled: base, journal: [], opened: request }
  const empty: Engine = { facts, lesson, starter: tree, ...own, session, aim, now }
  const replayed = journal.reduce((engine, entry) => {
    const before = withFiles(engine, patched(engine.journalled, entry.files), entry.at)
    return runIn(before, entry.line, entry.at).engine
  }, empty)
  return withFiles(replayed, files, now)
}

/** What came later than the request that opened it counts more. */
function withMeasured(facts: Facts, { measured = {} }: Open): Facts {
  const entries = Object.entries(measured)
  return entries.length === 0 ? facts : { ...facts, bundles: new Map([...entries, ...(facts.bundles ?? [])]) }
}

export interface Step {
  readonly engine: Engine
  readonly answer: EngineAnswer
}

export function receive(engine: Engine, request: Exclude<EngineRequest, Open>): Step {
  switch (request.kind) {
    case 'edit': {
      const next = withFiles(engine, patched(engine.files, request.patch), request.now)
      const aimed = request.aim ? { ...next, aim: request.aim } : next
      return { engine: aimed, answer: judgeNow(aimed) }
    }
    case 'run': {
      const { engine: next, ran } = runIn(request.anyway ? engine : hopeful(engine), request.line, request.now)
      const wanted = bundlesWaitedFor(newEvents(engine.session, next.session))
      if (wanted.length > 0 && !request.anyway) return { engine, answer: { kind: 'held', wanted } }
      return { engine: next, answer: { ...ran, judged: judgeNow(next) } }
    }
    case 'bundled': {
      const next = withBundles(engine, request)
      return { engine: next, answer: judgeNow(next) }
    }
    case 'complete': {
      const { from, candidates } = complete(engine.session, request.line, request.cursor, worldOf(engine))
      return { engine, answer: { kind: 'completed', from, candidates } }
    }
    case 'visit':
      return { engine, answer: visitNow(engine, request.path, request.port, request.container) }
    case 'query':
      return { engine, answer: { kind: 'queried', answer: answerQuery(workOf(engine), request.query) } }
  }
}

export function judgeNow(engine: Engine): Judged {
  const work = workOf(engine)
  const build = work.dockerfile === undefined ? undefined : work.build(engine.aim)
  return {
    kind: 'judged',
    verdict: judge(engine.lesson, work),
    diagnostics: diagnosticsOf(work, build),
    build: build && viewBuild(build),
    prompt: shownPrompt(engine.session),
    inside: engine.session.inside.at(-1)?.container,
    ports: portsOf(engine.session),
    ...wantedNow(engine, work),
  }
}

function wantedNow(engine: Engine, work: Work): Pick<Judged, 'wanted'> {
  const requests = [...wantedBundles(engine.lesson, work), ...bundlesWaitedFor(engine.session.events)]
  const wanted = [...new Map(requests.map((request) => [request.key, request])).values()]
  return wanted.length === 0 ? {} : { wanted }
}

/** What waited for them is made again: the lines that were run, where one of their builds did. */
function withBundles(engine: Engine, { answers, now }: Extract<EngineRequest, { kind: 'bundled' }>): Engine {
  const facts = { ...engine.facts, bundles: withAnswers(engine.facts.bundles, answers) }
  const waited = bundlesWaitedFor(engine.session.events).some(({ key }) => key in answers)
  if (!waited) return { ...engine, facts, now }
  const { opened, files, journal, aim } = engine
  return openEngine(facts, { ...opened, files, journal, aim, now })
}

/** What could not be had the last time is asked for once more when a command needs it. */
function hopeful(engine: Engine): Engine {
  const bundles = engine.facts.bundles && withoutPassing(engine.facts.bundles)
  return bundles === engine.facts.bundles ? engine : { ...engine, facts: { ...engine.facts, bundles } }
}

function newEvents(before: TerminalSession, after: TerminalSession): TerminalSession['events'] {
  return after.events.filter((event) => !before.events.includes(event))
}

function diagnosticsOf(work: Work, build: BuildResult | undefined): readonly Diagnostic[] {
  return diagnose(work.workspace, build)
}

function portsOf(session: TerminalSession): Judged['ports'] {
  return session.containers
    .filter((container) => container.state === 'running')
    .flatMap((container) =>
      container.published.map(({ hostPort, containerPort }) => ({
        container: container.id,
        name: container.name,
        image: container.imageReference,
        hostPort,
        containerPort,
      })),
    )
}

function visitNow(engine: Engine, path: string, port: number | undefined, id: string | undefined): AnswerTo['visit'] {
  const work = workOf(engine)
  const stored = engine.session.containers.find((container) => container.id === id)
  const image = stored === undefined ? builtImage(work, engine.aim) : undefined
  const container =
    stored === undefined ? image && work.container(image) : containerOf(engine.session, stored, worldOf(engine))
  if (container) return { kind: 'visited', visit: visit(container, path, port) }
  const reason = 'There is no image to run: the build does not get that far.'
  return { kind: 'visited', visit: { kind: 'none', reason, detail: [], way: [] } }
}

function builtImage(work: Work, aim: Aim) {
  const outcome = work.dockerfile === undefined ? undefined : work.build(aim).outcome
  return outcome && 'image' in outcome ? outcome.image : undefined
}

function runIn(engine: Engine, line: string, now: number): { engine: Engine; ran: Omit<Ran, 'judged'> } {
  const answer = runLine(engine.session, line, { ...worldOf(engine), now })
  const before = workspaceOf(engine.session)
  const after = workspaceOf(answer.session)
  // A folder that came by cloning, or went as a whole, changes nothing in the editor: only work inside of it does.
  const patch = before && after ? patchBetween(engine.files, after, now) : {}
  const entry = { line, at: now, files: difference(engine.journalled, engine.files) }
  const journal = [...engine.journal, entry]
  const next = { ...engine, session: answer.session, journalled: patched(engine.files, patch), journal, now }
  return {
    engine: { ...next, files: next.journalled },
    ran: { kind: 'ran', output: answer.output, code: answer.code, clear: answer.clear ?? false, patch, entry },
  }
}

function withFiles(engine: Engine, files: Files, now: number): Engine {
  const session = withWorkspace(engine.session, treeOfFiles(files))
  return { ...engine, files, session, now }
}

function worldOf(engine: Engine): TerminalWorld {
  return { ...engine.facts, starter: engine.starter, now: engine.now }
}

const works = new WeakMap<Engine, Work>()

/** Made once for each state: what the verdict has built, a view that is looked at afterwards does not build again. */
function workOf(engine: Engine): Work {
  const known = works.get(engine)
  if (known) return known
  const made = newWork(engine)
  works.set(engine, made)
  return made
}

function newWork(engine: Engine): Work {
  const workspace = treeOfFiles(engine.files)
  return makeWork({ workspace: workspace ?? EMPTY_TREE, session: engine.session, world: worldOf(engine) })
}

function patched(files: Files, patch: Patch): Files {
  const entries = Object.entries({ ...files, ...patch }).filter(([, file]) => file !== null)
  return Object.fromEntries(entries) as Files
}

function difference(before: Files, after: Files): Patch {
  const changed = Object.entries(after).filter(([path, file]) => before[path]?.text !== file.text)
  const gone = Object.keys(before).filter((path) => !(path in after))
  return Object.fromEntries([...changed, ...gone.map((path) => [path, null] as const)])
}
