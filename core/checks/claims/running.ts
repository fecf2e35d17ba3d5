import { z } from 'zod'
import type { StoredContainer, TerminalSession } from '@/core/terminal/terminal.ts'
import { defineClaim } from '../claim.ts'
import { cannotTell, type Finding, fail, pass } from '../finding.ts'
import { sameImage } from '../reference.ts'

/** `running: { image: react-b, port: 3000 }` */
export const running = defineClaim({
  doc: 'A container of the image of this name runs, and this port of it can be reached from the host.',
  facts: {
    container: ['none', 'other-image', 'unpublished', 'other-port', 'exited', 'created'],
    pair: 'what is published, as `3000:80`',
  },
  schema: z.strictObject({ image: z.string(), port: z.number().int() }),
  judge({ image, port }, work) {
    const { session } = work
    const mine = (session?.containers ?? []).filter((container) => isOf(container, image, session))
    const live = mine.filter((container) => container.state === 'running')
    if (live.some((container) => reachable(container, port)))
      return pass(`A container of ${image} runs, its port ${port} published.`)
    if (live.length > 0) return unpublished(live.at(-1)!, port)
    const stopped = mine.at(-1)
    if (stopped?.unknown !== undefined) return cannotTell(stopped.unknown)
    if (stopped === undefined && mayBeBuilt(image, session))
      return cannotTell(`whether there is an image ${image} to run: the build itself is in doubt`)
    if (stopped) return notRunning(stopped)
    return session && session.containers.length > 0
      ? fail(`A container was started, but not of ${image}.`, undefined, { container: 'other-image' })
      : fail(`Not run yet: no container of ${image}.`, undefined, { container: 'none' })
  },
})

/** A build of that name ended in doubt and left nothing to start. */
function mayBeBuilt(image: string, session: TerminalSession | undefined): boolean {
  return (session?.events ?? []).some(
    (event) =>
      event.kind === 'build' &&
      event.imageId === undefined &&
      event.result.outcome.kind === 'unknown' &&
      event.references.some((ref) => sameImage(ref, image)),
  )
}

function isOf(container: StoredContainer, image: string, session: TerminalSession | undefined): boolean {
  if (sameImage(container.imageReference, image)) return true
  const named = session?.images.find((stored) => stored.references.some((ref) => sameImage(ref, image)))
  return named !== undefined && named.image.id === container.imageId
}

function reachable(container: StoredContainer, port: number): boolean {
  if (container.network === 'host') return true
  return container.published.some((entry) => entry.containerPort === port && entry.protocol === 'tcp')
}

function unpublished(container: StoredContainer, port: number): Finding {
  const [first] = container.published
  if (!first)
    return fail(`The container runs, but no port of it is published: nothing outside reaches ${port}.`, undefined, {
      container: 'unpublished',
    })
  const pair = `${first.hostPort}:${first.containerPort}`
  const message = `The container runs, but what is published is its port ${first.containerPort} (\`-p ${pair}\`); the app listens on ${port}.`
  return fail(message, undefined, { container: 'other-port', pair })
}

function notRunning(container: StoredContainer): Finding {
  const code = container.exitCode === undefined ? '' : ` with code ${container.exitCode}`
  const said = container.log.at(-1)
  const message =
    container.state === 'created' ? 'The container was made but not started.' : `The container exited${code}.`
  return fail(`${message}${said ? ` It said: ${said}` : ''}`, undefined, { container: container.state })
}
