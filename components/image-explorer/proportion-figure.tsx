/** What ships and what stays behind, to one scale. What never reaches the image is hatched; the words say the same. */
import type { ProportionBar, Proportions, Segment } from '@/core/engine/explore/proportions.ts'
import { EvidenceLabel } from '../build-view/evidence.tsx'
import { StageChip, stageColour } from '../build-view/stage-chip.tsx'
import { formatBytes } from '../ui/format.ts'
import styles from './proportion-figure.module.css'
import { barWords, proportionWords } from './proportion-words.ts'

export function ProportionFigure({ proportions }: { readonly proportions: Proportions }) {
  const { bars } = proportions
  const widest = Math.max(1, ...bars.map((bar) => sumOf(bar)))
  if (bars.length === 0) return null
  return (
    <figure className={styles.figure}>
      <figcaption>{proportionWords(proportions)}</figcaption>
      {bars.map((bar) => (
        <div key={bar.stage} className={styles.row}>
          <StageChip letter={bar.letter} index={bar.stage} />
          <div className={styles.track} role="img" aria-label={barWords(bar)}>
            {bar.segments.map((segment) => (
              <Part key={segment.id} segment={segment} ships={bar.ships} widest={widest} />
            ))}
          </div>
          <span className={styles.words}>
            <strong>{bar.size.value === undefined ? 'not recorded' : formatBytes(bar.size.value)}</strong>{' '}
            {bar.ships ? 'ships' : 'stays behind'} <EvidenceLabel evidence={bar.size.evidence} />
          </span>
        </div>
      ))}
      <p className={styles.key}>
        <span className={styles.neutral} aria-hidden /> base image
        {bars.some((bar) => !bar.ships) && (
          <>
            <span className={styles.hatched} aria-hidden /> stays behind
          </>
        )}
      </p>
    </figure>
  )
}

interface PartProps {
  readonly segment: Segment
  readonly ships: boolean
  readonly widest: number
}

/** A size that is not known has no width: the words say it is missing. */
function Part({ segment, ships, widest }: PartProps) {
  const { value } = segment.size
  if (value === undefined) return null
  const colour = segment.stage === undefined ? 'var(--stage-base)' : stageColour(segment.stage)
  const style = { width: `${(value / widest) * 100}%`, '--stage': colour } as React.CSSProperties
  return (
    <span className={styles.part} data-ships={ships} style={style} title={`${segment.text}: ${formatBytes(value)}`} />
  )
}

function sumOf(bar: ProportionBar): number {
  return bar.segments.reduce((sum, { size }) => sum + (size.value ?? 0), 0)
}
