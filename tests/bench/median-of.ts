/** Runs something again and again and says how long the middle one took. */

/** Whatever comes first ends it: these milliseconds, or so many runs; one run at the least. */
export interface Patience {
  readonly milliseconds: number
  readonly runs: number
  /** Runs before the ones that count: the first fills memories, the next let the compiler see what is done often. */
  readonly warmUps: number
}

/** Milliseconds. */
export function medianOf(run: () => void, patience: Patience): number {
  const warmedUp = performance.now() + patience.milliseconds
  for (let i = 0; i < patience.warmUps && performance.now() < warmedUp; i++) run()
  const taken = [timed(run)]
  const end = performance.now() + patience.milliseconds
  while (performance.now() < end && taken.length < patience.runs) taken.push(timed(run))
  const sorted = taken.sort((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
