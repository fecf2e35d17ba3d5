/** Reads a saved session of any version: older ones are brought up to date, newer and damaged ones are left alone. */
import { z } from 'zod'
import { textFile } from './edit.ts'
import {
  type SavedSessionV1,
  type SavedSessionV2,
  type SavedSessionV3,
  savedSessionSchema,
  savedSessionV1,
  savedSessionV2,
  savedSessionV3,
} from './saved-schema.ts'
import { CARRIED, emptySession, SAVED_VERSION, type SavedSession } from './session.ts'
import { sharing } from './snapshots.ts'

export type Opened =
  | { readonly kind: 'current'; readonly session: SavedSession }
  | { readonly kind: 'migrated'; readonly from: number; readonly session: SavedSession }
  /** Written by a newer release: it may be read by nobody here, and must not be overwritten. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly why: string }

const anyVersion = z.object({ version: z.number().int().positive() })

export function openSaved(saved: unknown): Opened {
  const header = anyVersion.safeParse(saved)
  if (!header.success) return { kind: 'damaged', why: 'The saved data has no version.' }
  if (header.data.version > SAVED_VERSION) return { kind: 'newer', version: header.data.version }
  if (header.data.version === 1) return openFirst(saved)
  if (header.data.version === 2) return openSecond(saved)
  if (header.data.version === 3) return openThird(saved)
  const current = savedSessionSchema.safeParse(saved)
  return current.success
    ? { kind: 'current', session: { ...current.data, snapshots: sharing(current.data.snapshots) } }
    : { kind: 'damaged', why: z.prettifyError(current.error) }
}

function openFirst(saved: unknown): Opened {
  const first = savedSessionV1.safeParse(saved)
  if (!first.success) return { kind: 'damaged', why: z.prettifyError(first.error) }
  return { kind: 'migrated', from: 1, session: fromFirst(first.data) }
}

function openSecond(saved: unknown): Opened {
  const second = savedSessionV2.safeParse(saved)
  if (!second.success) return { kind: 'damaged', why: z.prettifyError(second.error) }
  return { kind: 'migrated', from: 2, session: fromSecond(second.data) }
}

function openThird(saved: unknown): Opened {
  const third = savedSessionV3.safeParse(saved)
  if (!third.success) return { kind: 'damaged', why: z.prettifyError(third.error) }
  return { kind: 'migrated', from: 3, session: fromThird(third.data) }
}

/** Version 3 took no pictures: what was finished before has none, and is part of the next one. */
function fromThird(saved: SavedSessionV3): SavedSession {
  return { ...emptySession(), ...(saved as unknown as Partial<SavedSession>), version: SAVED_VERSION }
}

/** Version 2 knew one project, the starter, and no playground. */
function fromSecond(saved: SavedSessionV2): SavedSession {
  return { ...emptySession(), ...(saved as unknown as Partial<SavedSession>), version: SAVED_VERSION }
}

/** Version 1 did not say who wrote a file: taking all as typed keeps them from being replaced. */
function fromFirst(saved: SavedSessionV1): SavedSession {
  const files = Object.entries(saved.files).map(([path, text]) => [path, textFile(text, 0)] as const)
  const progress = Object.entries(saved.progress).map(([slug, state]) => [slug, { slug, state, hints: {} }] as const)
  return {
    ...emptySession(),
    scopes: { [CARRIED]: { files: Object.fromEntries(files), removed: [] } },
    progress: Object.fromEntries(progress),
    lastLesson: saved.lastLesson,
  }
}
