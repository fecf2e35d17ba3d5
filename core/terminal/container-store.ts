/** The machine's containers: finding and changing them. */
import { shortId } from './image-store.ts'
import type { StoredContainer, StoredImage, TerminalSession } from './terminal.ts'

/** By full id, name, or a beginning of the id that only one container has. */
export function findContainer(containers: readonly StoredContainer[], text: string): StoredContainer | undefined {
  const exact = containers.find((each) => each.id === text || each.name === text.replace(/^\//, ''))
  if (exact !== undefined) return exact
  const matches = /^[0-9a-f]+$/.test(text) ? containers.filter((each) => each.id.startsWith(text)) : []
  return matches.length === 1 ? matches[0] : undefined
}

export function changeContainer(
  session: TerminalSession,
  id: string,
  change: Partial<StoredContainer>,
): TerminalSession {
  const containers = session.containers.map((each) => (each.id === id ? { ...each, ...change } : each))
  return { ...session, containers }
}

export function dropContainer(session: TerminalSession, id: string): TerminalSession {
  return { ...session, containers: session.containers.filter((each) => each.id !== id) }
}

export function imageOfContainer(session: TerminalSession, container: StoredContainer): StoredImage | undefined {
  return session.images.find((each) => each.image.id === container.imageId)
}

/** Runs, or may run: nobody can tell. */
export function mayRun(stored: StoredContainer): boolean {
  return stored.state === 'running' || stored.unknown !== undefined
}

/** The name the container was started by, while that still means its image; its short id afterwards. */
export function shownImage(session: TerminalSession, container: StoredContainer): string {
  const stored = imageOfContainer(session, container)
  const given = container.imageReference
  if (stored?.references.some((name) => name === given || name === `${given}:latest` || name.endsWith(given)))
    return given
  return container.imageId.includes(given) ? given : shortId(container.imageId)
}
