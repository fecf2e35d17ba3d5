/** The course's end in one picture: two stages, what crosses over, and which of them ships. */
import { StageChip, stageColour } from '../build-view/stage-chip.tsx'
import styles from './stages-figure.module.css'

const STAGES = [
  {
    letter: 'A',
    name: 'builder',
    base: 'node:22-alpine',
    lines: ['COPY package*.json ./', 'RUN npm ci', 'COPY . .', 'RUN npm run build'],
    end: 'stays behind',
  },
  {
    letter: 'B',
    name: 'the image',
    base: 'nginx:alpine',
    lines: ['COPY nginx.conf …', 'COPY --from=builder …'],
    end: 'ships',
  },
] as const

export function StagesFigure() {
  return (
    <figure className={styles.figure}>
      <div
        className={styles.picture}
        role="img"
        aria-label="Two stages. A, builder, starts from node:22-alpine, installs and builds, and stays behind. B starts from nginx:alpine, copies the built site from A, and ships."
      >
        {STAGES.map(({ letter, name, base, lines, end }, index) => (
          <div
            key={letter}
            className={styles.stage}
            data-ships={end === 'ships'}
            style={{ '--stage': stageColour(index) } as React.CSSProperties}
          >
            <p className={styles.base}>{base}</p>
            <div className={styles.card}>
              <p className={styles.head}>
                <StageChip letter={letter} index={index} /> {name}
              </p>
              {lines.map((line) => (
                <code key={line} className={styles.line}>
                  {line}
                </code>
              ))}
              <p className={styles.end}>{end}</p>
            </div>
          </div>
        ))}
        <svg className={styles.arrow} viewBox="0 0 40 24" aria-hidden="true">
          <path d="M0 12h32m-8-8 8 8-8 8" />
        </svg>
      </div>
      <figcaption className={styles.caption}>Only what a later stage copies crosses over.</figcaption>
    </figure>
  )
}
