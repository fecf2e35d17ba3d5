import type { GraphView } from '@/core/engine/graph-view.ts'
import styles from './graph-edges.module.css'

/** Only of what the picture shows. */
export function GraphLegend({ view }: { readonly view: GraphView }) {
  const kinds = new Set(view.edges.map((edge) => edge.kind))
  const entries = [
    ...(kinds.has('base') ? [['base', 'FROM: everything'] as const] : []),
    ...(kinds.has('copy') ? [['copy', 'COPY --from: files'] as const] : []),
    ...(kinds.has('mount') ? [['mount', 'mount: while it runs'] as const] : []),
    ...(view.stages.some((stage) => !stage.needed) ? [['skipped', 'hatched: never built'] as const] : []),
  ]
  if (entries.length === 0) return null
  return (
    <ul className={styles.legend} aria-label="Legend">
      {entries.map(([kind, words]) => (
        <li key={kind}>
          <i data-kind={kind} /> {words}
        </li>
      ))}
    </ul>
  )
}
