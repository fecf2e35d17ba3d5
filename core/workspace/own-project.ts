/**
 * A project the learner brought, taken through the course in the starter's place. The active project's files are always the
 * carried ones; changing over parks them with all that belongs to them, so that neither project loses anything.
 */
import { replaceFiles } from './edit.ts'
import type { Files } from './lesson-files.ts'
import type { OwnProject } from './projects.ts'
import { type ActiveProject, CARRIED, EMPTY_FILES, type SavedSession, type Scope } from './session.ts'

/** Where the files of the project lie that is not active. */
export const PARKED: Scope = 'parked-project'

/** Changes over; the same project again changes nothing. Doing it twice gives back what was. */
export function activate(session: SavedSession, which: ActiveProject): SavedSession {
  if (session.active === which) return session
  const moved = <T extends { readonly scope: Scope }>(entries: readonly T[]) =>
    entries.map((entry) => ({ ...entry, scope: otherPlace(entry.scope) }))
  const { [PARKED]: parkedFiles = EMPTY_FILES, [CARRIED]: carried = EMPTY_FILES, ...others } = session.scopes
  return {
    ...session,
    active: which,
    scopes: { ...others, [CARRIED]: parkedFiles, [PARKED]: carried },
    kept: moved(session.kept),
    undo: moved(session.undo),
    journal: moved(session.journal),
    snapshots: moved(session.snapshots),
    progress: session.parked.progress,
    lastLesson: session.parked.lastLesson,
    parked: {
      progress: session.progress,
      ...(session.lastLesson === undefined ? {} : { lastLesson: session.lastLesson }),
    },
  }
}

function otherPlace(scope: Scope): Scope {
  if (scope === CARRIED) return PARKED
  return scope === PARKED ? CARRIED : scope
}

/** Takes an imported project into the course. An earlier one of the learner's own can be had back by undoing. */
export function bringOwn(session: SavedSession, own: OwnProject, files: Files): SavedSession {
  const here = activate(session, 'own')
  const change = { scope: CARRIED, title: `Bring ${own.name}`, now: own.at }
  const laid = replaceFiles(here, change, { files, removed: [] })
  return {
    ...laid,
    own,
    progress: {},
    lastLesson: undefined,
    journal: here.journal.filter((entry) => entry.scope !== CARRIED),
    snapshots: here.snapshots.filter((entry) => entry.scope !== CARRIED),
    undo: here.own === undefined ? here.undo : laid.undo,
  }
}

export function answerAboutOwn(session: SavedSession, answers: OwnProject['answers']): SavedSession {
  return session.own
    ? { ...session, own: { ...session.own, answers: { ...session.own.answers, ...answers } } }
    : session
}
