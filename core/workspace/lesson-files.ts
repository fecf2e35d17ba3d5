/** Which files the learner sees in a lesson: the starter, their own on top, and what the lesson lays in. */
import {
  CARRIED,
  EMPTY_FILES,
  type FileSet,
  filesOf,
  hasOwnWork,
  type SavedSession,
  type Scope,
  withFiles,
} from './session.ts'
import type { LessonProgress, WorkspaceFile } from './workspace.ts'

export type Files = Readonly<Record<string, WorkspaceFile>>

/** The part of a lesson that decides about files. */
export interface LessonFiles {
  readonly slug: string
  readonly sandbox: boolean
  readonly beforeClone: boolean
  readonly alone?: true
  readonly startAdd: Readonly<Record<string, string>>
  readonly startFiles: Readonly<Record<string, string>>
}

/** A sandbox works on its own copy; all others on the files that are carried along. */
export function scopeOf(lesson: Pick<LessonFiles, 'slug' | 'sandbox'>): Scope {
  return lesson.sandbox ? lesson.slug : CARRIED
}

export function courseFile(text: string): WorkspaceFile {
  return { text, encoding: 'utf8', executable: false, provenance: 'course', changed: 0 }
}

/** What lies below the learner's own files: the starter's, where the starter is what the course works on. */
export function baseFiles(session: Pick<SavedSession, 'active'>, starter: Files): Files {
  return session.active === 'own' ? {} : starter
}

/** What lies below the files of this lesson's scope. */
export function filesBelow(session: SavedSession, lesson: LessonFiles, starter: Files): Files {
  if (lesson.alone) return {}
  return lesson.sandbox || lesson.beforeClone ? starter : baseFiles(session, starter)
}

/** The files as the editor lists them. What the lesson lays in stands only where nothing else does, and is never saved. */
export function effectiveFiles(session: SavedSession, lesson: LessonFiles, starter: Files): Files {
  const own = filesOf(session, scopeOf(lesson))
  const removed = new Set(own.removed)
  const base = filesBelow(session, lesson, starter)
  const visible = Object.entries({ ...base, ...own.files }).filter(([path]) => !removed.has(path))
  const files = Object.fromEntries(visible)
  for (const [path, text] of Object.entries(lesson.startAdd)) {
    if (!(path in files) && !removed.has(path)) files[path] = courseFile(text)
  }
  return files
}

export type Entry =
  | { readonly kind: 'ready'; readonly session: SavedSession }
  /** The learner brought files along, but skipped lessons: theirs are in place, the lesson's are offered. */
  | { readonly kind: 'offer'; readonly session: SavedSession }

/**
 * Enters a lesson. Learners without work of their own get the lesson's starting files; nobody else's files are replaced.
 * `previous` is the lesson before, whose end this one builds on. `early` names files typed in while the page was still waking
 * up: they are no work brought along, and stand on top of the starting files.
 */
export function enterLesson(
  session: SavedSession,
  lesson: LessonFiles,
  previous: string | undefined,
  early: readonly string[] = [],
): Entry {
  const scope = scopeOf(lesson)
  const own = filesOf(session, scope)
  if (lesson.alone) return { kind: 'ready', session: enterAlone(session, scope, lesson) }
  const entered = { ...markStarted(session, lesson.slug), lastLesson: lesson.slug }
  const [typed, brought] = parted(own, early)
  if (!hasOwnWork(brought)) {
    const start = startingFiles(lesson)
    return {
      kind: 'ready',
      session: withFiles(entered, scope, { ...start, files: { ...start.files, ...typed.files } }),
    }
  }
  const returning = session.progress[lesson.slug] !== undefined
  const followsOn = previous === undefined || session.progress[previous]?.state === 'passed'
  return { kind: returning || followsOn || lesson.sandbox ? 'ready' : 'offer', session: entered }
}

/** A file set as two: the named files, and the rest. */
function parted(files: FileSet, names: readonly string[]): readonly [named: FileSet, rest: FileSet] {
  const entries = Object.entries(files.files)
  const pick = (named: boolean) => Object.fromEntries(entries.filter(([path]) => names.includes(path) === named))
  return [
    { files: pick(true), removed: [] },
    { files: pick(false), removed: files.removed },
  ]
}

/** The playground opens with an example, once. */
function enterAlone(session: SavedSession, scope: Scope, lesson: LessonFiles): SavedSession {
  return session.scopes[scope] ? session : withFiles(session, scope, startingFiles(lesson))
}

export function startingFiles(lesson: Pick<LessonFiles, 'startFiles'>): FileSet {
  const files = Object.entries(lesson.startFiles).map(([path, text]) => [path, courseFile(text)] as const)
  return { ...EMPTY_FILES, files: Object.fromEntries(files) }
}

/** Deletions of files the lesson had laid in do not follow the learner into the next lesson. */
export function leaveLesson(session: SavedSession, lesson: LessonFiles): SavedSession {
  const own = filesOf(session, scopeOf(lesson))
  const removed = own.removed.filter((path) => !(path in lesson.startAdd))
  return removed.length === own.removed.length ? session : withFiles(session, scopeOf(lesson), { ...own, removed })
}

function markStarted(session: SavedSession, slug: string): SavedSession {
  if (session.progress[slug]) return session
  return { ...session, progress: { ...session.progress, [slug]: { slug, state: 'started', hints: {} } } }
}

export function markPassed(session: SavedSession, slug: string, now: number): SavedSession {
  const before: LessonProgress = session.progress[slug] ?? { slug, state: 'started', hints: {} }
  if (before.state === 'passed') return session
  return { ...session, progress: { ...session.progress, [slug]: { ...before, state: 'passed', passedAt: now } } }
}

/** Remembers how many hints of a check were opened. */
export function openHint(session: SavedSession, slug: string, check: string, count: number): SavedSession {
  const before: LessonProgress = session.progress[slug] ?? { slug, state: 'started', hints: {} }
  return {
    ...session,
    progress: { ...session.progress, [slug]: { ...before, hints: { ...before.hints, [check]: count } } },
  }
}

/** The learner looked at it with a real Docker, where the engine cannot tell. */
export function vouch(session: SavedSession, slug: string, check: string): SavedSession {
  const before: LessonProgress = session.progress[slug] ?? { slug, state: 'started', hints: {} }
  const vouched = [...new Set([...(before.vouched ?? []), check])]
  return { ...session, progress: { ...session.progress, [slug]: { ...before, vouched } } }
}
