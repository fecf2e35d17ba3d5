/** What a rebuild costs, in a sentence: counted always, timed only where a recorded run said so. */
import type { Rebuild } from '@/core/engine/rebuild/rebuild-view.ts'
import { plural } from '../ui/format.ts'

export function costWords({ cost, steps, what }: Pick<Rebuild, 'cost' | 'steps' | 'what'>): string {
  if (cost.runs === 0)
    return what.length === 0 ? 'Built once more, nothing runs again.' : 'Nothing runs again: every step is a hit.'
  return `${cost.runs} of ${plural(steps.length, 'step')} ${cost.runs === 1 ? 'runs' : 'run'} again.`
}

/** Empty where nothing runs again. */
export function timeWords({ runs, seconds, untimed }: Rebuild['cost']): string {
  if (runs === 0) return ''
  if (seconds.value === undefined) return runs === 1 ? 'Its time is not recorded.' : 'Their times are not recorded.'
  const rest = untimed === 0 ? '' : `, and ${plural(untimed, 'step')} whose time is not recorded`
  return `${shownSeconds(seconds.value)} when recorded${rest}.`
}

export function shownSeconds(value: number): string {
  return `${Number(value.toPrecision(value < 10 ? 2 : 3))} s`
}
