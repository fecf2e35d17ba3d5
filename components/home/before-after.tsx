/** Two images beside each other, to one scale, with the source of their figures. */
import type { CourseFigures } from '@/core/lessons/course-file.ts'
import styles from './before-after.module.css'

export function BeforeAfter({ figures }: { readonly figures: CourseFigures }) {
  return (
    <section className={styles.section} aria-labelledby="before-after">
      <h2 id="before-after" className={styles.title}>
        {figures.title}
      </h2>
      <div className={styles.rows}>
        {figures.rows.map((row) => (
          <div key={row.what} className={styles.row}>
            <h3>{row.what}</h3>
            <Bar word={figures.before} value={row.before} of={row.before} unit={row.unit} hatched />
            <Bar word={figures.after} value={row.after} of={row.before} unit={row.unit} />
          </div>
        ))}
      </div>
      <p className={styles.source}>{figures.source}</p>
    </section>
  )
}

interface BarProps {
  readonly word: string
  readonly value: number
  readonly of: number
  readonly unit: string
  readonly hatched?: boolean
}

function Bar({ word, value, of, unit, hatched }: BarProps) {
  return (
    <div className={styles.bar}>
      <span className={styles.word}>{word}</span>
      <span className={styles.track} aria-hidden>
        <span className={styles.fill} data-hatched={hatched} style={{ width: `${(value / of) * 100}%` }} />
      </span>
      <span className={styles.value}>
        {value} {unit}
      </span>
    </div>
  )
}
