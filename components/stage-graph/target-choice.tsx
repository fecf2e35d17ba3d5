import type { GraphView } from '@/core/engine/graph-view.ts'
import styles from './stage-graph.module.css'

interface Props {
  readonly view: GraphView
  readonly target: string | undefined
  readonly onTarget: (target: string | undefined) => void
}

/** What `docker build --target` could name; a build without it makes the last stage. */
export function TargetChoice({ view, target, onTarget }: Props) {
  const names = [...new Set(view.stages.flatMap((stage) => stage.name?.toLowerCase() ?? []))]
  const gone = target !== undefined && !names.includes(target)
  if (names.length === 0 && !gone) return null
  return (
    <label className={styles.target}>
      Target
      <select value={target ?? ''} onChange={(event) => onTarget(event.target.value || undefined)}>
        <option value="">last stage</option>
        {[...names, ...(gone ? [target] : [])].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
