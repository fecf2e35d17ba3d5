/** One bar a stage, to one scale: what is shipped is solid, what stays behind is hatched. The words say the same. */
import type { BuildView } from '@/core/engine/build-view.ts'
import { formatBytes } from '../ui/format.ts'
import styles from './shipped-bar.module.css'
import { StageChip, stageColour } from './stage-chip.tsx'

export function ShippedBar({ build }: { readonly build: BuildView }) {
  const sized = build.stages.flatMap((stage) =>
    stage.size?.value === undefined ? [] : [{ stage, bytes: stage.size.value }],
  )
  const largest = Math.max(...sized.map((each) => each.bytes), 1)
  if (sized.length === 0) return null
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>Shipped, and left behind</figcaption>
      {sized.map(({ stage, bytes }) => (
        <div key={stage.index} className={styles.row}>
          <StageChip letter={stage.letter} index={stage.index} skipped={!stage.needed} />
          <div className={styles.track}>
            <div
              className={styles.bar}
              data-shipped={stage.isTarget}
              style={
                { width: `${(bytes / largest) * 100}%`, '--stage': stageColour(stage.index) } as React.CSSProperties
              }
            />
          </div>
          <span className={styles.words}>
            {formatBytes(bytes)} {stage.isTarget ? 'shipped' : 'left behind'}
          </span>
        </div>
      ))}
    </figure>
  )
}
