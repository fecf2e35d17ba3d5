/** How often somebody may do something: a bucket of `burst`, filled again with `perSecond`. Forgets who has been quiet. */

export interface Buckets {
  /** Takes `count`, or says after how many seconds there will be enough; then nothing was taken. */
  take(who: string, count?: number): { readonly wait: number } | undefined
  /** As `take`, but only looks. */
  look(who: string): { readonly wait: number } | undefined
}

export interface BucketSize {
  readonly burst: number
  readonly perSecond: number
}

/** So that a flood of addresses does not fill the memory; beyond it the oldest are forgotten. */
const MOST = 20_000

export function buckets({ burst, perSecond }: BucketSize, now: () => number): Buckets {
  const kept = new Map<string, { readonly left: number; readonly at: number }>()
  const leftOf = (who: string) => {
    const one = kept.get(who)
    return one === undefined ? burst : Math.min(burst, one.left + ((now() - one.at) / 1000) * perSecond)
  }
  const waitFor = (left: number, count: number) =>
    left >= count ? undefined : { wait: Math.max(1, Math.ceil((count - left) / perSecond)) }
  return {
    take(who, count = 1) {
      const left = leftOf(who)
      const wait = waitFor(left, count)
      if (wait !== undefined) return wait
      kept.delete(who)
      kept.set(who, { left: left - count, at: now() })
      if (kept.size > MOST) kept.delete(kept.keys().next().value!)
      return undefined
    },
    look: (who) => waitFor(leftOf(who), 1),
  }
}
