/** Bundles of edited apps, as the engine keeps them: what commands wait for, and what has come. */
import { bundlesWantedBy } from '@/core/build/wanted-bundles.ts'
import type { BundleAnswer, BundleRequest, Bundles } from '@/core/bundle/bundle.ts'
import type { CommandEvent } from '@/core/terminal/terminal.ts'

export function bundlesWaitedFor(events: readonly CommandEvent[]): readonly BundleRequest[] {
  return events.flatMap((event) => {
    if (event.kind === 'build') return bundlesWantedBy(event.result)
    return event.kind === 'waits' ? event.bundles : []
  })
}

/** Kept at once; each is as large as the app. More than anybody edits in a sitting, so that the oldest is not wanted any more. */
const LIMIT = 100

/** The newest last, so that the oldest go. */
export function withAnswers(bundles: Bundles | undefined, answers: Readonly<Record<string, BundleAnswer>>): Bundles {
  const kept = [...(bundles ?? [])].filter(([key]) => !(key in answers))
  return new Map([...kept, ...Object.entries(answers)].slice(-LIMIT))
}

/** The same table where every answer is final. */
export function withoutPassing(bundles: Bundles): Bundles {
  const final = [...bundles].filter(([, answer]) => answer.kind !== 'unavailable' || answer.passing !== true)
  return final.length === bundles.size ? bundles : new Map(final)
}
