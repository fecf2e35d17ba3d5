/**
 * Keeps the learner's session: every keystroke is noted at once, saved soon, and merged when another tab saved too.
 * Nothing here replaces text without a kept version or an undo record.
 */
import { edit } from '@/core/workspace/edit.ts'
import { withoutBeginnings } from '@/core/workspace/kept-versions.ts'
import { type LeftSessions, recoverLeft } from '@/core/workspace/left-sessions.ts'
import { activeAfter, keptVersion, merge } from '@/core/workspace/merge.ts'
import type { Opened } from '@/core/workspace/migrate.ts'
import { activate } from '@/core/workspace/own-project.ts'
import { emptySession, type SavedSession, type Scope } from '@/core/workspace/session.ts'
import type { AheadLog, SessionStorage } from '@/core/workspace/storage-port.ts'
import { type AheadEntry, replayAhead } from '@/core/workspace/write-ahead.ts'
import { createStore, type Readable } from './store.ts'

export type StorageProblem =
  /** Private mode, or the browser refuses. */
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'full'; readonly why: string }
  /** Saved by a newer release: shown, never overwritten. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly why: string; readonly raw: unknown }

export interface KeeperState {
  readonly loaded: boolean
  readonly session: SavedSession
  readonly saving: 'saved' | 'unsaved' | 'refused'
  readonly problem: StorageProblem | undefined
  readonly persistence: 'granted' | 'denied' | 'unsupported' | 'unknown'
}

export interface Keeper extends Readable<KeeperState> {
  /** Loads once; further calls give the same promise. */
  load(): Promise<void>
  /** A change that is saved soon. */
  update(change: (session: SavedSession) => SavedSession): void
  /** One keystroke. */
  typed(scope: Scope, path: string, text: string): void
  /** Saves now what is not saved yet. */
  flush(): Promise<void>
  /** The page is being left: notes what is not saved yet where writing is synchronous, and saves. */
  leave(): void
  /** Gives up damaged or unreadable data and starts empty, because the learner said so. */
  startEmpty(): void
}

export interface KeeperPorts {
  readonly storage: SessionStorage
  readonly ahead: AheadLog
  readonly left?: LeftSessions
  readonly tab: string
  now(): number
  /** Told of every saved session, for what must be readable before the database is (the first paint). */
  mirror?(session: SavedSession): void
  /** Milliseconds between a change and its saving. */
  readonly delay?: number
}

const RETRY = 5_000

export function createKeeper(ports: KeeperPorts): Keeper {
  const { storage, ahead, left, tab, now, delay = 250 } = ports
  /** Tabs whose unsaved sessions are part of this one. */
  let recovered: readonly string[] = []
  const store = createStore<KeeperState>({
    loaded: false,
    session: emptySession(),
    saving: 'saved',
    problem: undefined,
    persistence: 'unknown',
  })
  /** What the store held when it was last read or written, and its revision. */
  let base = emptySession()
  let revision = 0
  let readOnly = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let loading: Promise<void> | undefined
  const queued: ((session: SavedSession) => SavedSession)[] = []
  /** Files this tab typed in since it last took over another tab's text. */
  const touched = new Map<string, AheadEntry>()

  const put = (part: Partial<KeeperState>) => store.update((state) => ({ ...state, ...part }))

  let openSaved: (saved: unknown) => Opened = () => ({ kind: 'damaged', why: 'Nothing was read yet.' })

  async function start(): Promise<void> {
    // The schemas come by themselves: the page need not wait for them.
    const [loaded, migrations] = await Promise.all([storage.load(), import('@/core/workspace/migrate.ts')])
    openSaved = migrations.openSaved
    if (loaded.kind === 'unavailable') put({ problem: { kind: 'unavailable', why: loaded.why }, saving: 'refused' })
    let session = emptySession()
    if (loaded.kind === 'saved') {
      revision = loaded.revision
      session = adopt(loaded.saved) ?? session
    }
    base = session
    const leftBehind = readOnly ? [] : (left?.all() ?? [])
    recovered = leftBehind.map((each) => each.tab)
    const whole = recoverLeft(session, revision, leftBehind, openSaved)
    const replayed = queued.reduce((current, change) => change(current), replayAhead(whole, ahead.entries()))
    queued.length = 0
    put({ loaded: true, session: replayed })
    if (replayed !== base) schedule()
    else left?.forget(recovered)
    storage.subscribe(() => void takeOver())
    void storage.persist().then((persistence) => put({ persistence }))
  }

  /** Reads what is stored; for what cannot be read, says so and never writes over it. */
  function adopt(saved: unknown): SavedSession | undefined {
    const opened = openSaved(saved)
    if (opened.kind === 'current' || opened.kind === 'migrated') return opened.session
    readOnly = true
    const problem: StorageProblem = opened.kind === 'newer' ? opened : { ...opened, raw: saved }
    put({ problem, saving: 'refused' })
    return undefined
  }

  function change(apply: (session: SavedSession) => SavedSession): void {
    if (!store.get().loaded) {
      queued.push(apply)
      return
    }
    const before = store.get().session
    const session = apply(before)
    if (session === before) return
    put({ session, saving: store.get().saving === 'refused' ? 'refused' : 'unsaved' })
    schedule()
  }

  function schedule(wait = delay): void {
    if (readOnly || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void flush()
    }, wait)
  }

  function flush(): Promise<void> {
    if (timer !== undefined) clearTimeout(timer)
    timer = undefined
    running = (running ?? Promise.resolve()).then(saveOnce)
    return running
  }

  async function saveOnce(): Promise<void> {
    const { session, loaded } = store.get()
    if (!loaded || readOnly || session === base) return
    const noted = ahead.entries().filter((entry) => entry.tab === tab)
    const result = await storage.save(session, revision)
    switch (result.kind) {
      case 'saved':
        revision = result.revision
        base = session
        ahead.forget(noted.filter((entry) => session.scopes[entry.scope]?.files[entry.path]?.text === entry.text))
        forgetDeadTabs(session)
        left?.forget([...recovered, tab])
        ports.mirror?.(session)
        put({ saving: store.get().session === session ? 'saved' : 'unsaved', problem: undefined })
        if (store.get().session !== session) schedule()
        return
      case 'conflict':
        mergeWith(result.saved, result.revision)
        return saveOnce()
      case 'refused':
        put({ saving: 'refused', problem: { kind: result.reason, why: result.why } })
        schedule(RETRY)
    }
  }

  /** Texts of tabs that died are part of the session by now: their notes have served. */
  function forgetDeadTabs(session: SavedSession): void {
    const texts = new Set([
      ...Object.values(session.scopes).flatMap((scope) => Object.values(scope.files).map((file) => file.text)),
      ...session.kept.map((kept) => kept.text),
    ])
    ahead.forget(ahead.entries().filter((entry) => entry.tab !== tab && texts.has(entry.text)))
  }

  async function takeOver(): Promise<void> {
    const loaded = await storage.load()
    if (loaded.kind === 'saved' && loaded.revision > revision) mergeWith(loaded.saved, loaded.revision)
  }

  function mergeWith(saved: unknown, newRevision: number): void {
    const theirs = adopt(saved)
    if (!theirs) return
    const mine = store.get().session
    const aligned = activate(mine, activeAfter(base, mine, theirs))
    // What was typed before changing over to another project is that other project's.
    if (aligned !== mine) touched.clear()
    const merged = keepMine(aligned, merge(base, mine, theirs))
    base = theirs
    revision = newRevision
    put({ session: merged })
    if (merged !== theirs) schedule()
  }

  /** What was typed here and is now replaced by another tab's text stays at hand, unless it is still part of it. */
  function keepMine(mine: SavedSession, merged: SavedSession): SavedSession {
    let session = merged
    for (const [key, { scope, path }] of [...touched]) {
      const was = mine.scopes[scope]?.files[path]
      const is = merged.scopes[scope]?.files[path]
      if (!was || !is || was.text === is.text) continue
      touched.delete(key)
      if (is.text.includes(was.text.trimEnd())) continue
      session = withoutBeginnings({ ...session, kept: [...session.kept, keptVersion(scope, path, was)] })
    }
    return session
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load() {
      loading ??= start()
      return loading
    },
    // Only typing is frequent enough to wait: a passed lesson must not be lost to a click that leaves the page.
    update(apply) {
      change(apply)
      void flush()
    },
    typed(scope, path, text) {
      const entry = { tab, scope, path, text, at: now() }
      ahead.note(entry)
      touched.set(`${scope} ${path}`, entry)
      change((session) => edit(session, scope, path, text, entry.at))
    },
    flush,
    leave() {
      const { session, loaded } = store.get()
      if (loaded && !readOnly && session !== base) left?.leave({ tab, revision, session })
      void flush()
    },
    startEmpty() {
      readOnly = false
      put({ problem: undefined, saving: 'unsaved' })
      schedule(0)
    },
  }
}
