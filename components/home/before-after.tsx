/** The article's two images beside each other, to one scale, labelled as the article's. */
import styles from './before-after.module.css'

interface Row {
  readonly what: string
  readonly unit: string
  readonly before: number
  readonly after: number
}

/** As the article quotes them: development image beside the nginx image. */
const ROWS: readonly Row[] = [
  { what: 'Storage', unit: 'MB', before: 369, after: 32 },
  { what: 'RAM, idle', unit: 'MB', before: 242.9, after: 6.4 },
]

export function BeforeAfter() {
  return (
    <section className={styles.section} aria-labelledby="before-after">
      <h2 id="before-after" className={styles.title}>
        What the second stage leaves behind
      </h2>
      <div className={styles.rows}>
        {ROWS.map((row) => (
          <div key={row.what} className={styles.row}>
            <h3>{row.what}</h3>
            <Bar word="One image" value={row.before} of={row.before} unit={row.unit} hatched />
            <Bar word="Multi-stage" value={row.after} of={row.before} unit={row.unit} />
          </div>
        ))}
      </div>
      <p className={styles.source}>
        Figures of the article this course follows, “Docker image: multi-staging” by Theodo Cloud (formerly Padok), 14
        October 2020, updated 20 July 2023, for its own React and Redux app. The lessons show yours beside them, each
        with its source.
      </p>
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
