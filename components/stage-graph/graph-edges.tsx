/** What goes between the stages: a line in the colour of the stage it comes from, and a button that tells what crosses. */
import type { GraphEdge } from '@/core/engine/graph-edges.ts'
import type { GraphView } from '@/core/engine/graph-view.ts'
import { stageColour } from '../build-view/stage-chip.tsx'
import styles from './graph-edges.module.css'
import type { GraphLayout } from './graph-layout.ts'
import { CHIP } from './graph-measures.ts'
import { edgeText } from './graph-text.ts'
import { type Part, partProps } from './part.ts'
import { edgeKeys } from './row-keys.ts'
import type { Details } from './use-details.ts'

interface LinesProps {
  readonly view: GraphView
  readonly layout: GraphLayout
  readonly active: string | undefined
  readonly details: Details
}

export function EdgeLines({ view, layout, active, details }: LinesProps) {
  const { width, height } = layout
  const keys = edgeKeys(view)
  // What is not needed lies below what is, and the active one on top.
  const order = view.edges.toSorted((a, b) => rank(a, active) - rank(b, active))
  return (
    <svg className={styles.lines} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {layout.stems.map(({ id, d }) => (
        <path key={id} d={d} className={styles.stem} />
      ))}
      {order.map((edge) => {
        const place = layout.edges.find((one) => one.id === edge.id)
        if (place === undefined) return null
        const style = { '--stage': colourOf(edge), d: `path("${place.d}")` } as React.CSSProperties
        const key = `edge:${edge.id}`
        return (
          <g
            key={keys.get(edge.id)}
            data-kind={edge.kind}
            data-needed={edge.needed}
            data-state={edge.state.kind}
            data-active={active === key}
          >
            <path d={place.d} className={styles.line} style={style} />
            <path
              d={place.d}
              className={styles.reach}
              onPointerEnter={(event) => details.point(key, event, 120)}
              onPointerLeave={() => details.leave()}
            />
          </g>
        )
      })}
    </svg>
  )
}

function rank(edge: GraphEdge, active: string | undefined): number {
  return active === `edge:${edge.id}` ? 2 : edge.needed ? 1 : 0
}

export function colourOf({ from }: GraphEdge): string {
  return from.kind === 'stage' ? stageColour(from.index) : 'var(--stage-base)'
}

interface ChipsProps {
  readonly view: GraphView
  readonly layout: GraphLayout
  readonly part: Part
}

export function EdgeChips({ view, layout, part }: ChipsProps) {
  const keys = edgeKeys(view)
  return (
    <ul className={styles.chips} aria-label="What crosses between the stages">
      {view.edges.map((edge) => {
        const place = layout.edges.find((one) => one.id === edge.id)
        if (place === undefined) return null
        const key = `edge:${edge.id}`
        const style = { '--x': place.chip.x - CHIP / 2, '--y': place.chip.y - CHIP / 2, '--stage': colourOf(edge) }
        return (
          <li key={keys.get(edge.id)} className={styles.place} style={style as React.CSSProperties}>
            <button
              type="button"
              className={styles.chip}
              data-kind={edge.kind}
              data-state={edge.state.kind}
              data-edge={edge.id}
              aria-label={edgeText(view, edge)}
              onClick={(event) => part.details.focus(key, event.currentTarget)}
              {...partProps(part, key, 80)}
            >
              {chipWords(edge)}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** As many files as cross; `+` when there may be more. */
function chipWords({ state, kind }: GraphEdge): string {
  if (state.kind === 'missing' || state.kind === 'impossible') return '!'
  if (state.kind !== 'crosses') return '–'
  if (kind === 'base') return 'all'
  const { files, doubt } = state.crossing
  if (doubt !== undefined) return files === 0 ? '?' : `${short(files)}+`
  return short(files)
}

function short(files: number): string {
  return files < 1000 ? String(files) : `${Math.floor(files / 1000)}k`
}
