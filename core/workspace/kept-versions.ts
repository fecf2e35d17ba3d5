/** The learner's choice between two versions of a file. */
import { applyFiles, stillForeign, textFile } from './edit.ts'
import { filesOf, type KeptVersion, type SavedSession } from './session.ts'

/** Puts the kept version in the file's place; the present one can be had back by undoing. */
export function takeKept(session: SavedSession, id: string, now: number): SavedSession {
  const kept = find(session, id)
  if (!kept) return session
  const change = { scope: kept.scope, title: `Use the other version of ${kept.path}`, now }
  const provenance = stillForeign(filesOf(session, kept.scope).files[kept.path])
  return forget(applyFiles(session, { ...change, patch: { [kept.path]: textFile(kept.text, now, provenance) } }), id)
}

/** Keeps what is in the editor. The other text stays reachable by undoing. */
export function dismissKept(session: SavedSession, id: string, now: number): SavedSession {
  const kept = find(session, id)
  if (!kept) return session
  const before = session.scopes[kept.scope] ?? { files: {}, removed: [] }
  const record = {
    id: `${now}-kept-${session.undo.length}`,
    scope: kept.scope,
    title: `Drop the other version of ${kept.path}`,
    at: now,
    before: {
      ...before,
      files: { ...before.files, [kept.path]: textFile(kept.text, kept.at, stillForeign(before.files[kept.path])) },
    },
  }
  return forget({ ...session, undo: [...session.undo, record] }, id)
}

function find(session: SavedSession, id: string): KeptVersion | undefined {
  return session.kept.find((kept) => kept.id === id)
}

function forget(session: SavedSession, id: string): SavedSession {
  return { ...session, kept: session.kept.filter((kept) => kept.id !== id) }
}

/** Of versions that grew key by key the longest stays: a beginning of another, or of the file itself, holds nothing of its own. */
export function withoutBeginnings(session: SavedSession): SavedSession {
  const { kept, scopes } = session
  const standing = kept.filter(({ scope, path, text }) => !scopes[scope]?.files[path]?.text.startsWith(text.trimEnd()))
  const longest = standing.filter(
    (one, index) => !standing.some((other, at) => at !== index && isBeginning(one, other, at < index)),
  )
  return longest.length === kept.length ? session : { ...session, kept: longest }
}

function isBeginning(one: KeptVersion, other: KeptVersion, earlier: boolean): boolean {
  if (one.scope !== other.scope || one.path !== other.path) return false
  const [text, whole] = [one.text.trimEnd(), other.text.trimEnd()]
  return text === whole ? earlier : whole.startsWith(text)
}
