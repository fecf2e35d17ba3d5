/** Two tabs saved from the same start: what only one changed is taken, where both changed a file both texts are kept. */
import { withoutBeginnings } from './kept-versions.ts'
import { activate } from './own-project.ts'
import type { FileSet, KeptVersion, SavedSession, Scope } from './session.ts'
import { EMPTY_FILES } from './session.ts'
import { mergeSnapshots } from './snapshots.ts'
import type { LessonProgress, WorkspaceFile } from './workspace.ts'

/**
 * `base` is what both started from, `mine` this tab's, `theirs` what another tab saved meanwhile. My text stays in the
 * editor where both changed a file; theirs becomes a kept version.
 */
export function merge(base: SavedSession, mine: SavedSession, theirs: SavedSession): SavedSession {
  const active = activeAfter(base, mine, theirs)
  return mergeAligned(activate(base, active), activate(mine, active), activate(theirs, active))
}

/** Which project is in the editor after merging: whoever changed over, decides. */
export function activeAfter(base: SavedSession, mine: SavedSession, theirs: SavedSession): SavedSession['active'] {
  return mine.active === base.active ? theirs.active : mine.active
}

function mergeAligned(base: SavedSession, mine: SavedSession, theirs: SavedSession): SavedSession {
  const kept: KeptVersion[] = []
  const names = new Set([...Object.keys(mine.scopes), ...Object.keys(theirs.scopes)])
  const scopes = [...names].map(
    (scope) => [scope, mergeFiles(scope, pick(base), pick(mine), pick(theirs), kept)] as const,
  )
  function pick(session: SavedSession) {
    return (scope: Scope) => session.scopes[scope] ?? EMPTY_FILES
  }
  return withoutBeginnings({
    ...theirs,
    scopes: Object.fromEntries(scopes),
    progress: mergeProgress(mine.progress, theirs.progress),
    kept: union(base.kept, mine.kept, theirs.kept, (entry) => entry.id).concat(kept),
    undo: union(base.undo, mine.undo, theirs.undo, (entry) => entry.id),
    journal: union(base.journal, mine.journal, theirs.journal, (entry) => `${entry.at} ${entry.line}`),
    lastLesson: mine.lastLesson ?? theirs.lastLesson,
    exported: Math.max(mine.exported ?? 0, theirs.exported ?? 0) || undefined,
    own: mine.own === base.own ? theirs.own : mine.own,
    parked: {
      progress: mergeProgress(mine.parked.progress, theirs.parked.progress),
      lastLesson: mine.parked.lastLesson ?? theirs.parked.lastLesson,
    },
    playground: mine.playground === base.playground ? theirs.playground : mine.playground,
    shelf: union(base.shelf, mine.shelf, theirs.shelf, (entry) => entry.id),
    snapshots: mergeSnapshots(base.snapshots, mine.snapshots, theirs.snapshots),
  })
}

type Pick = (scope: Scope) => FileSet

function mergeFiles(scope: Scope, base: Pick, mine: Pick, theirs: Pick, kept: KeptVersion[]): FileSet {
  const [was, my, their] = [base(scope), mine(scope), theirs(scope)]
  const files: Record<string, WorkspaceFile> = {}
  const removed: string[] = []
  const paths = [was, my, their].flatMap((set) => [...Object.keys(set.files), ...set.removed])
  for (const path of new Set(paths)) {
    const side = sideOf(state(was, path), state(my, path), state(their, path))
    const winner = (side === 'theirs' ? their : my).files[path]
    if (winner) files[path] = winner
    else if ((side === 'theirs' ? their : my).removed.includes(path)) removed.push(path)
    const other = their.files[path]
    if (side === 'both' && other) kept.push(keptVersion(scope, path, other))
  }
  return { files, removed: removed.sort() }
}

export function keptVersion(
  scope: Scope,
  path: string,
  file: WorkspaceFile,
  why: KeptVersion['why'] = 'other-tab',
): KeptVersion {
  return {
    id: `${scope}:${path}:${file.changed}:${file.text.length}`,
    scope,
    path,
    text: file.text,
    at: file.changed,
    why,
  }
}

function state(set: FileSet, path: string): string {
  const file = set.files[path]
  if (file) return `${file.encoding} ${file.executable} ${file.text}`
  return set.removed.includes(path) ? 'removed' : 'absent'
}

function sideOf(was: string, mine: string, theirs: string): 'mine' | 'theirs' | 'both' {
  if (mine === theirs || theirs === was) return 'mine'
  return mine === was ? 'theirs' : 'both'
}

function mergeProgress(
  mine: SavedSession['progress'],
  theirs: SavedSession['progress'],
): Readonly<Record<string, LessonProgress>> {
  const merged: Record<string, LessonProgress> = { ...theirs }
  for (const [slug, progress] of Object.entries(mine)) {
    const other = theirs[slug]
    const passed = progress.state === 'passed' ? progress : other?.state === 'passed' ? other : progress
    const vouched = [...new Set([...(other?.vouched ?? []), ...(progress.vouched ?? [])])]
    const hints = { ...other?.hints, ...progress.hints }
    merged[slug] = { ...passed, hints, ...(vouched.length > 0 ? { vouched } : {}) }
  }
  return merged
}

/** Both sides' additions and deletions to a list, in the order of theirs, then mine. */
function union<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[], key: (entry: T) => string): T[] {
  const [was, my, their] = [base, mine, theirs].map((list) => new Set(list.map(key))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  const stays = (entry: T) => my.has(key(entry)) || !was.has(key(entry))
  return [...theirs.filter(stays), ...mine.filter((entry) => !their.has(key(entry)) && !was.has(key(entry)))]
}
