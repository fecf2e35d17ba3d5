'use client'
/** What every part of the picture shares: one of them is the tab stop, and each tells its details when pointed at. */
import type { Details } from './use-details.ts'

export interface Part {
  readonly stop: string | undefined
  readonly onStop: (key: string) => void
  readonly details: Details
  readonly onLine: ((line: number) => void) | undefined
}

/** Attributes of one part's button. */
export function partProps({ stop, onStop, details }: Part, key: string, delay: number) {
  return {
    'data-part': key,
    tabIndex: stop === key ? 0 : -1,
    'aria-describedby': details.shown?.key === key ? 'graph-details' : undefined,
    onPointerEnter: (event: React.PointerEvent) => details.point(key, event, delay),
    onPointerLeave: () => details.leave(),
    onFocus: (event: React.FocusEvent<HTMLElement>) => {
      onStop(key)
      if (event.currentTarget.matches(':focus-visible')) details.focus(key, event.currentTarget)
    },
    onBlur: () => details.leave(),
  }
}
