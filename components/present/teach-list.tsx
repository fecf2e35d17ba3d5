/** For teachers: every lesson to present and to print, and the way to a room. */
import { buttonClass } from '../ui/button.tsx'
import styles from './teach-list.module.css'

export interface TaughtLesson {
  readonly slug: string
  readonly number: number
  readonly title: string
  readonly part: string
  /** Reading and doing, for a learner alone. */
  readonly minutes: number
  /** Presenting, with time to work. */
  readonly planned: number | undefined
}

export function TeachList({
  lessons,
  hasRooms,
}: {
  readonly lessons: readonly TaughtLesson[]
  readonly hasRooms: boolean
}) {
  const parts = [...new Set(lessons.map(({ part }) => part))]
  return (
    <div className={styles.teach}>
      <p>
        Every lesson can be put on the big screen: large type, one thought after another, the live editor beside it. The
        speaker notes open in a window of their own, with a clock. None of it needs a server or, once opened, a network.
      </p>
      {hasRooms && (
        <section className={styles.room} aria-labelledby="rooms">
          <h2 id="rooms">A room</h2>
          <p>
            Learners join with a code and a name they choose. You see how many pass which check and who is stuck, and
            can send hints, files and a way to follow you. It needs this server, and nobody else’s.
          </p>
          <p className={styles.ways}>
            <a className={buttonClass('primary')} href="/room/">
              Open a room
            </a>
            <a className={buttonClass('quiet')} href="/join/">
              Join one
            </a>
          </p>
        </section>
      )}
      {parts.map((part) => (
        <section key={part}>
          <h2>{part}</h2>
          <ul className={styles.lessons}>
            {lessons
              .filter((lesson) => lesson.part === part)
              .map(({ slug, number, title, planned, minutes }) => (
                <li key={slug}>
                  <span className={styles.title}>
                    {number}. {title}
                    <small>
                      {planned === undefined ? `${minutes} min for a learner alone` : `${planned} min planned`}
                    </small>
                  </span>
                  <span className={styles.ways}>
                    <a className={buttonClass('quiet', 'small')} href={`/present/${slug}/`}>
                      Present<span className="visually-hidden"> {title}</span>
                    </a>
                    <a href={`/present/${slug}/hand-out/`}>
                      Hand-out<span className="visually-hidden"> of {title}</span>
                    </a>
                    <a href={`/present/${slug}/script/`}>
                      Script<span className="visually-hidden"> of {title}</span>
                    </a>
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
