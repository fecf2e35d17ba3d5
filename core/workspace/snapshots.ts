/** The learner's files as they were when each lesson passed: what the take-home repository's commits are made of. */
import { baseFiles, type Files, type LessonFiles, scopeOf } from './lesson-files.ts'
import { CARRIED, type FileSet, filesOf, type LessonSnapshot, type SavedSession } from './session.ts'
import type { WorkspaceFile } from './workspace.ts'

/** A finished lesson with all its files. */
export interface FinishedLesson extends Pick<LessonSnapshot, 'lesson' | 'title' | 'at'> {
  readonly files: Files
}

/** Takes the picture once, at the lesson's first pass. A sandbox changes no files that are carried, and leaves none. */
export function rememberFinished(
  session: SavedSession,
  lesson: Pick<LessonFiles, 'slug' | 'sandbox'> & { readonly title: string },
  now: number,
): SavedSession {
  const scope = scopeOf(lesson)
  if (scope !== CARRIED || session.snapshots.some((each) => keyOf(each) === `${scope} ${lesson.slug}`)) return session
  const snapshot = { lesson: lesson.slug, title: lesson.title, at: now, scope, files: filesOf(session, scope) }
  return { ...session, snapshots: [...session.snapshots, snapshot] }
}

/** In the order in which they were finished. `starter` is what lies below the learner's own files. */
export function finishedLessons(session: SavedSession, starter: Files): readonly FinishedLesson[] {
  const base = baseFiles(session, starter)
  return session.snapshots
    .filter((each) => each.scope === CARRIED)
    .map(({ lesson, title, at, files }) => ({ lesson, title, at, files: over(base, files) }))
}

function over(base: Files, own: FileSet): Files {
  const removed = new Set(own.removed)
  return Object.fromEntries(Object.entries({ ...base, ...own.files }).filter(([path]) => !removed.has(path)))
}

/** Two tabs' pictures together, in the order of their times; of one lesson the earlier counts. */
export function mergeSnapshots(
  base: readonly LessonSnapshot[],
  mine: readonly LessonSnapshot[],
  theirs: readonly LessonSnapshot[],
): readonly LessonSnapshot[] {
  const dropped = (each: LessonSnapshot, by: readonly LessonSnapshot[]) =>
    base.some((other) => keyOf(other) === keyOf(each)) && !by.some((other) => keyOf(other) === keyOf(each))
  const all = [...theirs.filter((each) => !dropped(each, mine)), ...mine.filter((each) => !dropped(each, theirs))].sort(
    (one, other) => one.at - other.at,
  )
  return all.filter((each, index) => all.findIndex((other) => keyOf(other) === keyOf(each)) === index)
}

function keyOf(snapshot: LessonSnapshot): string {
  return `${snapshot.scope} ${snapshot.lesson}`
}

/** A file that did not change between two pictures is one object again, as it was before it was read: saving stores it once. */
export function sharing(snapshots: readonly LessonSnapshot[]): readonly LessonSnapshot[] {
  const known = new Map<string, WorkspaceFile>()
  const shared = (path: string, file: WorkspaceFile): WorkspaceFile => {
    const before = known.get(path)
    const same = before !== undefined && before.text === file.text && before.changed === file.changed
    const kept = same && before.executable === file.executable && before.provenance === file.provenance ? before : file
    known.set(path, kept)
    return kept
  }
  return snapshots.map((snapshot) => {
    const files = Object.entries(snapshot.files.files).map(([path, file]) => [path, shared(path, file)] as const)
    return { ...snapshot, files: { ...snapshot.files, files: Object.fromEntries(files) } }
  })
}
