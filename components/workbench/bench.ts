/** The state of one open lesson, and everything the learner can do in it. React only draws what stands here. */
import type { BundleAnswer, BundleRequest } from '@/core/bundle/bundle.ts'
import type { EnginePort, Judged, JudgedLesson, Ran } from '@/core/engine/protocol.ts'
import type { Query, QueryAnswers } from '@/core/engine/query.ts'
import { applyFiles, lastUndo, replaceFiles, undo } from '@/core/workspace/edit.ts'
import { applied, changes, sameFiles } from '@/core/workspace/file-changes.ts'
import {
  effectiveFiles,
  enterLesson,
  type Files,
  filesBelow,
  leaveLesson,
  markPassed,
  openHint,
  scopeOf,
  startingFiles,
  vouch,
} from '@/core/workspace/lesson-files.ts'
import { filesOf, type SavedSession, type Scope } from '@/core/workspace/session.ts'
import { rememberFinished } from '@/core/workspace/snapshots.ts'
import { createStore } from '../session/store.ts'
import type { Bench, BenchPorts, BenchState } from './bench-state.ts'
import type { Bundler } from './bundling.ts'
import { aimOf, asProject, keyOf, vouchedIn } from './engine-opening.ts'
import { watchMeasured } from './measured.ts'
import { announcementOf, NOTHING_SHOWN, type ShownVerdict, showNext } from './patience.ts'

/** The files that lessons are about, in the order of their tabs, unless the course names others. */
const MAIN_FILES: readonly string[] = ['Dockerfile', '.dockerignore', 'nginx.conf']

/** A failure waits for a pause of this many milliseconds. */
export const PATIENCE = 600

export function createBench(ports: BenchPorts): Bench {
  const { keeper, lesson, now, mainFiles = MAIN_FILES } = ports
  const scope = scopeOf(lesson)
  const opens = lesson.opens ?? 'Dockerfile'
  const store = createStore<BenchState>({
    engine: 'starting',
    trouble: undefined,
    files: startingFiles(lesson).files,
    openPath: opens,
    openTabs: [...new Set([...mainFiles, opens])],
    place: undefined,
    caret: undefined,
    judged: undefined,
    bundling: { kind: 'idle' },
    shown: NOTHING_SHOWN,
    announcement: '',
    offersLessonFiles: false,
    wishes: [],
    project: undefined,
    panel:
      !lesson.alone && opens === 'Dockerfile' && lesson.solutionCommands.length > 0 && isTerminalLesson(lesson)
        ? 'terminal'
        : 'result',
  })
  const put = (part: Partial<BenchState>) => store.update((state) => ({ ...state, ...part }))

  let starter: Files = {}
  let engine: EnginePort | undefined
  let opened = false
  let bundler: Promise<Bundler> | undefined
  let restTimer: ReturnType<typeof setTimeout> | undefined
  /** Files as the engine last heard of them. */
  let told: Files = {}
  let asked = 0
  let busy = false
  /** Bundles of the newest verdict. */
  let wanted: readonly BundleRequest[] = []
  /** Bundles that a view waits for, of the files the engine has now. */
  let looked: readonly BundleRequest[] = []
  const measured = watchMeasured(ports.loadMeasured, (answers) => void tellBundles(answers))
  let announced = NOTHING_SHOWN
  /** Files typed in before the lesson was entered. */
  const early = new Set<string>()
  let entered = false
  /** What the engine was opened for, and the build it was last told to show. */
  let openedKey = ''
  let toldAim = ''

  async function begin(alive: () => boolean): Promise<void> {
    await keeper.load()
    if (!alive()) return
    keeper.update((session) => enter(session))
    refreshFiles(keeper.get().session)
    try {
      const builds = measured.load(alive)
      starter = await ports.loadStarter()
      const builtBefore = await builds
      if (!alive()) return
      refreshFiles(keeper.get().session)
      engine = ports.openEngine()
      const { files } = store.get()
      told = files
      const journal = keeper.get().session.journal.filter((entry) => entry.scope === journalScope(lesson))
      const session = keeper.get().session
      openedKey = keyOf(session, lesson)
      toldAim = JSON.stringify(aimOf(session, lesson))
      const { judgedLesson, project } = await asProject(session, lesson, files)
      put({ project })
      const judged = await engine.ask({
        kind: 'open',
        lesson: judgedLesson,
        files,
        starter,
        journal,
        base: filesBelow(session, lesson, starter),
        ...(project ? { folder: project.name } : {}),
        ...(lesson.alone ? { folder: 'playground', aim: aimOf(session, lesson) } : {}),
        measured: builtBefore,
        now: now(),
      })
      if (!alive()) return
      opened = true
      put({ engine: 'ready' })
      show(judged, true)
      tell()
    } catch (error) {
      if (alive()) put({ engine: 'broken', trouble: error instanceof Error ? error.message : String(error) })
    }
  }

  function enter(session: SavedSession): SavedSession {
    const entry = enterLesson(session, lesson, ports.previous, [...early])
    entered = true
    early.clear()
    if (entry.kind === 'offer') put({ offersLessonFiles: true })
    return entry.session
  }

  function refreshFiles(session: SavedSession): void {
    const files = effectiveFiles(session, lesson, starter)
    const { files: before, openPath, openTabs } = store.get()
    if (sameFiles(before, files)) return
    const tabs = openTabs.filter((path) => path in files || mainFiles.includes(path))
    put({ files, openTabs: tabs, openPath: tabs.includes(openPath) ? openPath : (tabs[0] ?? 'Dockerfile') })
    tell()
  }

  /** Tells the engine what changed; while it is busy, changes gather and only the newest are judged. */
  async function tell(): Promise<void> {
    if (!engine || !opened || busy) return
    const { files } = store.get()
    const patch = changes(told, files)
    const aim = aimOf(keeper.get().session, lesson)
    const aimed = JSON.stringify(aim)
    if (Object.keys(patch).length === 0 && aimed === toldAim) return
    told = files
    looked = []
    toldAim = aimed
    busy = true
    asked += 1
    const mine = asked
    try {
      const judged = await engine.ask({ kind: 'edit', patch, ...(lesson.alone ? { aim } : {}), now: now() })
      if (mine === asked) show(judged, false)
    } catch (error) {
      put({ engine: 'broken', trouble: error instanceof Error ? error.message : String(error) })
    } finally {
      busy = false
      void tell()
    }
  }

  function broken(error: unknown): void {
    put({ bundling: { kind: 'failed', why: error instanceof Error ? error.message : String(error) } })
  }

  async function tellBundles(answers: Readonly<Record<string, BundleAnswer>>, to = engine): Promise<void> {
    if (to === undefined || !opened) return
    const mine = asked
    const judged = await to.ask({ kind: 'bundled', answers, now: now() })
    if (engine === to && mine === asked) show(judged, false)
  }

  /** Its code comes with the first wish. */
  function bundlerOf(to: EnginePort): Promise<Bundler> | undefined {
    const { openBundler } = ports
    if (openBundler === undefined) return undefined
    const deliver = (answers: Readonly<Record<string, BundleAnswer>>) => tellBundles(answers, to)
    bundler ??= import('./bundling.ts').then(({ createBundler }) =>
      createBundler({ openBundler, deliver, show: (bundling) => put({ bundling }) }),
    )
    return bundler
  }

  /** Runs a line once the bundles its build needs are there, or cannot be had. */
  async function ranWithBundles(to: EnginePort, line: string): Promise<Ran> {
    for (let round = 0; round < 4 && ports.openBundler !== undefined; round++) {
      const ran = await to.ask({ kind: 'run', line, now: now() })
      if (ran.kind === 'ran') return ran
      const made = await (await bundlerOf(to))?.make(ran.wanted)
      if (!made) break
    }
    const ran = await to.ask({ kind: 'run', line, now: now(), anyway: true })
    if (ran.kind === 'held') throw new Error('The command was held back.')
    return ran
  }

  function show(judged: Judged, quiet: boolean): void {
    wanted = judged.wanted ?? []
    // Those of the verdict first: a command may wait for them.
    askBundles([...wanted, ...looked])
    const state = store.get()
    const resting = quiet || restTimer === undefined
    const shown = showNext(state.shown, judged.verdict, resting, vouchedIn(keeper.get().session, lesson))
    put({ judged, shown })
    if (resting) announce(shown)
    if (shown.passed && lesson.steps.length > 0) {
      keeper.update(finished)
    }
  }

  function askBundles(requests: readonly BundleRequest[]): void {
    if (engine !== undefined && (bundler !== undefined || requests.length > 0))
      bundlerOf(engine)?.then((each) => each.want(requests), broken)
  }

  function finished(session: SavedSession): SavedSession {
    return rememberFinished(markPassed(session, lesson.slug, now()), lesson, now())
  }

  /** At most one announcement a pause, and only of what changed since the last one. */
  function announce(shown: ShownVerdict): void {
    const announcement = announcementOf(announced, shown)
    announced = shown
    if (announcement !== undefined) put({ announcement })
  }

  function rest(): void {
    if (restTimer !== undefined) clearTimeout(restTimer)
    restTimer = undefined
    const { judged } = store.get()
    if (judged) show(judged, true)
  }

  function typing(): void {
    if (restTimer !== undefined) clearTimeout(restTimer)
    restTimer = setTimeout(rest, PATIENCE)
  }

  /** Another project, or another workspace of the playground, is another machine: the engine starts anew. */
  function follow(alive: () => boolean): void {
    const { session } = keeper.get()
    refreshFiles(session)
    if (!opened) return
    if (keyOf(session, lesson) === openedKey) {
      if (lesson.alone) void tell()
      return
    }
    engine?.close()
    engine = undefined
    opened = false
    put({ engine: 'starting', judged: undefined, shown: NOTHING_SHOWN })
    void begin(alive)
  }

  const bench: Bench = {
    get: store.get,
    subscribe: store.subscribe,
    lesson,
    mainFiles,
    scope,
    loadPreview: ports.loadPreview,
    loadOwnDocker: ports.loadOwnDocker,
    start() {
      let alive = true
      const unsubscribe = keeper.subscribe(() => alive && follow(() => alive))
      void begin(() => alive)
      return () => {
        alive = false
        unsubscribe()
        measured.stop()
        keeper.update((session) => leaveLesson(session, lesson))
        engine?.close()
        bundler?.then((each) => each.close())
        bundler = undefined
        engine = undefined
        opened = false
        if (restTimer !== undefined) clearTimeout(restTimer)
      }
    },
    type(path, text) {
      typing()
      if (!entered) early.add(path)
      keeper.typed(scope, path, text)
    },
    caret(path, line) {
      const { caret } = store.get()
      if (caret?.path !== path || caret.line !== line) put({ caret: { path, line } })
    },
    rest,
    openFile(path) {
      const { openTabs } = store.get()
      put({ openPath: path, openTabs: openTabs.includes(path) ? openTabs : [...openTabs, path] })
    },
    closeFile(path) {
      const { openTabs, openPath } = store.get()
      const tabs = openTabs.filter((tab) => tab !== path)
      put({ openTabs: tabs, openPath: openPath === path ? (tabs.at(-1) ?? 'Dockerfile') : openPath })
    },
    goTo(path, line, column) {
      bench.openFile(path)
      put({ place: { path, line, column, wish: (store.get().place?.wish ?? 0) + 1 } })
    },
    showPanel: (panel) => put({ panel }),
    runInTerminal: (line) => put({ panel: 'terminal', wishes: [...store.get().wishes, line] }),
    takeWish() {
      const [wish, ...rest] = store.get().wishes
      if (wish !== undefined) put({ wishes: rest })
      return wish
    },
    async run(line) {
      if (!engine) throw new Error('The engine has not started yet.')
      await tell()
      asked += 1
      const ran = await ranWithBundles(engine, line)
      const entry = { ...ran.entry, scope: journalScope(lesson) }
      told = applied(told, ran.patch)
      keeper.update((session) => {
        const journal = [...session.journal, entry].slice(-JOURNAL_LIMIT)
        const title = `Command: ${line}`
        const changed = Object.keys(ran.patch).length > 0
        const after = changed ? applyFiles(session, { scope, title, patch: ran.patch, now: now() }) : session
        return { ...after, journal }
      })
      show(ran.judged, true)
      return ran
    },
    async complete(line, cursor) {
      if (!engine) return { from: cursor, candidates: [] }
      return engine.ask({ kind: 'complete', line, cursor })
    },
    async visit(path, port, container) {
      if (!engine) throw new Error('The engine has not started yet.')
      const answer = await engine.ask({ kind: 'visit', path, port, ...(container ? { container } : {}) })
      return answer.visit
    },
    async look(query) {
      if (!engine) throw new Error('The engine has not started yet.')
      const { answer } = await engine.ask({ kind: 'query', query })
      if (query.about === 'preview') looked = wishesOf(query, answer)
      if (looked.length > 0) askBundles([...wanted, ...looked])
      return answer as QueryAnswers[typeof query.about]
    },
    apply(title, patch) {
      keeper.update((session) => applyFiles(session, { scope, title, patch, now: now() }))
      rest()
    },
    startOver() {
      const own = filesOf(keeper.get().session, scope)
      const start = startingFiles(lesson)
      const files = { ...own.files, ...start.files }
      const removed = own.removed.filter((path) => !(path in start.files))
      keeper.update((session) => replaceFiles(session, { scope, title: 'Start over', now: now() }, { files, removed }))
      rest()
    },
    takeLessonFiles() {
      const title = 'Start from the lesson’s files'
      const own = filesOf(keeper.get().session, scope)
      const start = startingFiles(lesson)
      // A project of one's own is more than what a lesson lays in.
      const files = keeper.get().session.active === 'own' ? { ...own, files: { ...own.files, ...start.files } } : start
      keeper.update((session) => replaceFiles(session, { scope, title, now: now() }, files))
      put({ offersLessonFiles: false })
      rest()
    },
    dismissOffer: () => put({ offersLessonFiles: false }),
    undoLast() {
      const record = lastUndo(keeper.get().session, scope)
      if (record) keeper.update((session) => undo(session, record.id, now()))
      rest()
    },
    openHint: (check, count) => keeper.update((session) => openHint(session, lesson.slug, check, count)),
    vouch(check) {
      keeper.update((session) => vouch(session, lesson.slug, check))
      rest()
    },
    finishReading() {
      if (lesson.steps.length === 0) keeper.update(finished)
    },
  }
  return bench
}

/** Bundles that a view waits for: the preview, of development servers. */
function wishesOf(query: Query, answer: unknown): readonly BundleRequest[] {
  if (query.about !== 'preview') return []
  return (answer as QueryAnswers['preview']).flatMap(({ wants }) => wants ?? [])
}

/** Older lines are forgotten: replaying them would only cost time. */
const JOURNAL_LIMIT = 300

/** One machine for the whole course, but for a lesson on a machine without the app, and for sandboxes. */
function journalScope(lesson: JudgedLesson): Scope {
  return lesson.beforeClone || lesson.sandbox ? lesson.slug : ''
}

/** A lesson that is done by commands, not by editing. */
function isTerminalLesson(lesson: JudgedLesson): boolean {
  return (
    lesson.beforeClone ||
    Object.keys(lesson.solutionFiles).every((path) => lesson.startFiles[path] === lesson.solutionFiles[path])
  )
}
