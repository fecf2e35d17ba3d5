/** A stage's letter in its colour: the same wherever the stage appears. */
import styles from './stage-chip.module.css'

export interface StageChipProps {
  readonly letter: string
  readonly index: number
  readonly skipped?: boolean
}

export function StageChip({ letter, index, skipped }: StageChipProps) {
  return (
    <span className={styles.chip} data-stage={index % 6} data-skipped={skipped} title={`Stage ${letter}`}>
      <span className="visually-hidden">Stage </span>
      {letter}
    </span>
  )
}

export function stageColour(index: number): string {
  return `var(--stage-${'abcdef'[index % 6]})`
}
