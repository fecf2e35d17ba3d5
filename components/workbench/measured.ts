/** Builds of a Node runtime for the engine: those kept when a lesson opens, and what another tab does to them while it is open. */
import type { BundleAnswer } from '@/core/bundle/bundle.ts'
import type { KeptBuilds, MeasuredBuilds } from '@/core/runtime/measured-builds.ts'

type Answers = Readonly<Record<string, BundleAnswer>>

export interface MeasuredWatch {
  /** `alive`: the page that asked is still there. */
  load(alive: () => boolean): Promise<KeptBuilds>
  stop(): void
}

export function watchMeasured(
  loadMeasured: (() => Promise<MeasuredBuilds>) | undefined,
  tell: (answers: Answers) => void,
): MeasuredWatch {
  let known: KeptBuilds = {}
  let stop: (() => void) | undefined
  const changed = (now: KeptBuilds) => {
    const answers = difference(known, now)
    known = now
    if (Object.keys(answers).length > 0) tell(answers)
  }
  return {
    async load(alive) {
      const builds = await loadMeasured?.().catch(() => undefined)
      if (builds === undefined) return known
      known = await builds.load()
      stop?.()
      stop = alive() ? builds.subscribe(changed) : undefined
      return known
    },
    stop() {
      stop?.()
      stop = undefined
    },
  }
}

function difference(before: KeptBuilds, now: KeptBuilds): Answers {
  const come = Object.entries(now).filter(([key]) => !(key in before))
  const gone = Object.keys(before).filter((key) => !(key in now))
  const forgotten: BundleAnswer = { kind: 'unavailable', why: 'it was forgotten' }
  return { ...Object.fromEntries(come), ...Object.fromEntries(gone.map((key) => [key, forgotten])) }
}
