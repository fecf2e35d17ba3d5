'use client'
/** The picture: stages as columns, what crosses as lines. One tab stop, arrow keys from part to part, Enter to the line. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { GraphView } from '@/core/engine/graph-view.ts'
import { EdgeChips, EdgeLines } from './graph-edges.tsx'
import { type GraphLayout, layoutGraph } from './graph-layout.ts'
import { GraphLegend } from './graph-legend.tsx'
import styles from './graph-picture.module.css'
import { isDirection, neighbour, type Spot } from './neighbour.ts'
import { PartDetails } from './part-details.tsx'
import { ImageCap, StageColumn } from './stage-column.tsx'
import { useDetails } from './use-details.ts'
import { useRoom } from './use-room.ts'

interface Props {
  readonly view: GraphView
  readonly line: number | undefined
  readonly onLine: ((line: number) => void) | undefined
}

/** Below this width stages stand below each other. */
const UPRIGHT = 560

export function GraphPicture({ view, line, onLine }: Props) {
  const box = useRef<HTMLElement>(null)
  const room = useRoom(box)
  const details = useDetails()
  const upright = room !== undefined && room < UPRIGHT
  const layout = useMemo(
    () => (room === undefined ? undefined : layoutGraph(view, room, upright)),
    [view, room, upright],
  )
  const spots = useMemo(() => (layout ? spotsOf(layout) : []), [layout])
  const [wished, setWished] = useState('')
  const stop = spots.some((spot) => spot.key === wished)
    ? wished
    : spots.find((spot) => spot.key.startsWith('row'))?.key
  const lit = view.stages.flatMap((stage) => stage.rows).find((row) => isOn(row, line))?.id
  useFollow(box, lit, layout)

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === 'Escape') details.close()
    const from = (event.target as HTMLElement).dataset.part
    if (from === undefined || !isDirection(event.key)) return
    const next = neighbour(spots, from, event.key)
    event.preventDefault()
    if (next !== undefined) box.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(next)}"]`)?.focus()
  }

  const part = { stop, onStop: setWished, details, onLine }
  return (
    <>
      <section
        ref={box}
        className={styles.scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label="Picture of the stages. Arrow keys go from part to part."
        data-graph
        data-upright={upright}
        onKeyDown={onKeyDown}
      >
        {layout && (
          <div className={styles.plane} style={{ '--w': layout.width, '--h': layout.height } as React.CSSProperties}>
            <EdgeLines view={view} layout={layout} active={details.shown?.key} details={details} />
            {view.stages.map((stage, at) => (
              <StageColumn
                key={stage.index}
                view={view}
                stage={stage}
                place={layout.stages[at]!}
                lit={lit}
                part={part}
              />
            ))}
            {layout.images.map((place) => {
              const image = view.images.find((one) => one.id === place.id)
              return image && <ImageCap key={place.id} image={image} place={place} part={part} />
            })}
            <EdgeChips view={view} layout={layout} part={part} />
          </div>
        )}
      </section>
      <GraphLegend view={view} />
      <PartDetails view={view} details={details} />
    </>
  )
}

function isOn(row: { line: number; endLine: number; onbuild: boolean }, line: number | undefined): boolean {
  return line !== undefined && !row.onbuild && line >= row.line && line <= row.endLine
}

function spotsOf(layout: GraphLayout): readonly Spot[] {
  return [
    ...layout.stages.flatMap((stage) =>
      stage.rows.map((row) => ({ key: `row:${row.id}`, x: stage.x + 20, y: row.y + row.height / 2 })),
    ),
    ...layout.images.map((image) => ({ key: `image:${image.id}`, x: image.x + 20, y: image.y + image.height / 2 })),
    ...layout.edges.map((edge) => ({ key: `edge:${edge.id}`, ...edge.chip })),
  ]
}

/** The lit instruction comes into sight, as little as needed, unless somebody is looking around in the picture. */
function useFollow(box: React.RefObject<HTMLElement | null>, lit: string | undefined, layout: GraphLayout | undefined) {
  const ready = layout !== undefined
  useEffect(() => {
    const scroll = box.current
    if (!ready || lit === undefined || !scroll || scroll.matches(':hover, :focus-within')) return
    const row = scroll.querySelector(`[data-part="row:${CSS.escape(lit)}"]`)
    if (!row) return
    const [outer, inner] = [scroll.getBoundingClientRect(), row.getBoundingClientRect()]
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const top = beyond(inner.top, inner.bottom, outer.top, outer.bottom)
    const left = beyond(inner.left, inner.right, outer.left, outer.right)
    if (top !== 0 || left !== 0) scroll.scrollBy({ top, left, behavior: calm ? 'instant' : 'smooth' })
  }, [box, lit, ready])
}

function beyond(start: number, end: number, from: number, to: number): number {
  if (start < from) return start - from - 8
  return end > to ? end - to + 8 : 0
}
