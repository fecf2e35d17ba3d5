/** The speaker's clock: a stopwatch that can be held, as plain data. Times in milliseconds. */

export interface Timer {
  /** When it was last set going; undefined while it is held. */
  readonly since: number | undefined
  /** What had passed before that. */
  readonly before: number
}

export const HELD: Timer = { since: undefined, before: 0 }

export function elapsed({ since, before }: Timer, now: number): number {
  return before + (since === undefined ? 0 : Math.max(0, now - since))
}

export function started(timer: Timer, now: number): Timer {
  return timer.since === undefined ? { ...timer, since: now } : timer
}

export function held(timer: Timer, now: number): Timer {
  return { since: undefined, before: elapsed(timer, now) }
}

/** `1:05`, and with hours `1:02:05`. */
export function clock(milliseconds: number): string {
  const whole = Math.floor(milliseconds / 1000)
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const end = String(seconds).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${end}` : `${minutes}:${end}`
}

/** Minutes planned up to and with each slide: where one should be when it ends. */
export function plannedUntil(slides: readonly { readonly minutes: number | undefined }[], slide: number): number {
  return slides.slice(0, slide + 1).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
}

/** Words for where one is; undefined while nothing is planned or there is time left. */
export function behind(passed: number, planned: number): string | undefined {
  const over = passed - planned * 60_000
  return planned > 0 && over > 0 ? `${clock(over)} over the plan` : undefined
}
