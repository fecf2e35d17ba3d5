'use client'
/**
 * Two parts with a bar between them that is dragged, or moved by keyboard. Own code: the library for this weighs 27 KB
 * compressed on every lesson's first load (docs/decisions/0009-first-load-and-offline.md).
 */
import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import styles from './split.module.css'
import { type SplitLimits, shareAfterKey, shareAt } from './split-share.ts'

interface Part {
  readonly id: string
  readonly content: ReactNode
}

export interface SplitProps extends SplitLimits {
  readonly orientation: 'horizontal' | 'vertical'
  /** Read by screen readers: what the bar changes. */
  readonly label: string
  /** Percent of the room the first part takes to begin with. */
  readonly initial: number
  readonly first: Part
  readonly second: Part
}

export function Split({ orientation, label, initial, min, max, first, second }: SplitProps) {
  const room = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState(initial)
  const [dragged, setDragged] = useState(false)
  const limits = { min, max }

  function drag(event: PointerEvent<HTMLDivElement>) {
    const box = room.current?.getBoundingClientRect()
    if (!dragged || !box) return
    const next =
      orientation === 'horizontal'
        ? shareAt(event.clientX, box.left, box.width, limits)
        : shareAt(event.clientY, box.top, box.height, limits)
    if (next !== undefined) setShare(next)
  }

  return (
    <div
      ref={room}
      className={styles.split}
      data-orientation={orientation}
      style={{ '--share': share } as CSSProperties}
    >
      <div id={first.id} className={styles.first}>
        {first.content}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr> */}
      <div
        role="separator"
        tabIndex={0}
        className={styles.bar}
        data-dragged={dragged}
        aria-label={label}
        aria-controls={first.id}
        aria-orientation={orientation === 'horizontal' ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(share)}
        aria-valuemin={min}
        aria-valuemax={max}
        onKeyDown={(event) => {
          const next = shareAfterKey(event.key, share, limits, orientation)
          if (next === undefined) return
          event.preventDefault()
          setShare(next)
        }}
        onDoubleClick={() => setShare(initial)}
        onPointerDown={(event) => {
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          setDragged(true)
        }}
        onPointerMove={drag}
        onLostPointerCapture={() => setDragged(false)}
      />
      <div id={second.id} className={styles.second}>
        {second.content}
      </div>
    </div>
  )
}
