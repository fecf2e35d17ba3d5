/** The containers a browser on the learner's machine could ask: those of the terminal, and one freshly made of the image. */

import type { Work } from '@/core/checks/work.ts'
import type { Container } from '@/core/container/start.ts'
import { mayRun } from '@/core/terminal/container-store.ts'
import { containerOf } from '@/core/terminal/running.ts'
import type { StoredContainer } from '@/core/terminal/terminal.ts'

/** Names the container that is freshly made of the default image, as `docker run` would make it. */
export const FRESH = 'image'

const kept = new WeakMap<Work, Map<string, Container | undefined>>()

/** Started once for each state of the work: a page asks for many files. */
export function previewContainer(work: Work, id: string): Container | undefined {
  const known = kept.get(work) ?? new Map<string, Container | undefined>()
  kept.set(work, known)
  if (!known.has(id)) known.set(id, id === FRESH ? freshContainer(work) : storedContainer(work, id))
  return known.get(id)
}

function freshContainer(work: Work): Container | undefined {
  const outcome = work.dockerfile === undefined ? undefined : work.build().outcome
  const image = outcome && 'image' in outcome ? outcome.image : undefined
  return image && work.container(image)
}

function storedContainer(work: Work, id: string): Container | undefined {
  const stored = storedBy(work, id)
  return stored && mayRun(stored) && work.session ? containerOf(work.session, stored, work.world) : undefined
}

export function storedBy(work: Work, id: string): StoredContainer | undefined {
  return work.session?.containers.find((container) => container.id === id)
}

/** Which port of the container a port of the learner's machine leads to; a fresh container is taken as published port for port. */
export function containerPort(work: Work, id: string, hostPort: number): number | undefined {
  if (id === FRESH) return hostPort
  const stored = storedBy(work, id)
  if (stored === undefined) return undefined
  if (stored.network === 'host') return hostPort
  return stored.published.find((port) => port.hostPort === hostPort && port.protocol === 'tcp')?.containerPort
}
