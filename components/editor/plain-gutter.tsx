/** Line numbers, stage bands and marks of the plain editor. */
import styles from './code-editor.module.css'
import type { Band, Mark } from './marks.ts'

interface Props {
  readonly text: string
  readonly bands: readonly Band[]
  readonly marks: readonly Mark[]
  readonly scroll: number
}

export function PlainGutter({ text, bands, marks, scroll }: Props) {
  const count = text.split('\n').length
  const worst = new Map(marks.map((mark) => [mark.startLine, mark.severity]))
  return (
    <div className={styles.gutter} aria-hidden>
      <div style={{ transform: `translateY(${-scroll}px)` }}>
        {Array.from({ length: count }, (_, index) => index + 1).map((line) => {
          const band = bands.find((each) => line >= each.startLine && line <= each.endLine)
          return (
            <div key={line} className={styles.number} data-mark={worst.get(line)}>
              {line}
              <span
                className={styles.band}
                data-stage={band ? band.colour % 6 : undefined}
                data-skipped={band?.skipped}
                data-first={band?.startLine === line}
              >
                {band?.startLine === line ? band.letter : ''}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
