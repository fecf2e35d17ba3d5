/** The arithmetic of a split: how much of the room the first of two parts takes, in percent. */

export interface SplitLimits {
  readonly min: number
  readonly max: number
}

const STEP = 5

export function within(share: number, { min, max }: SplitLimits): number {
  return Math.min(max, Math.max(min, share))
}

/** What a key asks for, as the ARIA pattern "window splitter" has it; undefined for keys that mean nothing here. */
export function shareAfterKey(
  key: string,
  share: number,
  limits: SplitLimits,
  orientation: 'horizontal' | 'vertical',
): number | undefined {
  const [less, more] = orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
  if (key === less) return within(share - STEP, limits)
  if (key === more) return within(share + STEP, limits)
  if (key === 'Home') return limits.min
  if (key === 'End') return limits.max
  return undefined
}

/** Where the pointer is, as a share of a room that begins at `start` and is `length` pixels long. */
export function shareAt(pointer: number, start: number, length: number, limits: SplitLimits): number | undefined {
  return length > 0 ? within(((pointer - start) / length) * 100, limits) : undefined
}
