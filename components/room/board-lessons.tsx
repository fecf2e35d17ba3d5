'use client'
/** How many pass, fail, are working or quiet, lesson by lesson and check by check. Figures first, the bar beside them. */
import type { Board, CheckCount } from '@/core/room/board.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import styles from './board-lessons.module.css'
import { counted } from './room-words.ts'
import { checkTitle, lessonTitle, type TaughtCourse } from './taught-course.ts'

const STANDINGS = [
  { name: 'pass', word: 'pass' },
  { name: 'fail', word: 'fail' },
  { name: 'working', word: 'working' },
  { name: 'idle', word: 'quiet' },
] as const

export function BoardLessons({ board, course }: { readonly board: Board; readonly course: TaughtCourse }) {
  const order = new Map(course.map(({ slug, number }) => [slug, number]))
  const lessons = [...board.lessons].sort(
    (one, other) => (order.get(one.lesson) ?? 999) - (order.get(other.lesson) ?? 999),
  )
  return (
    <section aria-labelledby="standings">
      <h2 id="standings" className={styles.title}>
        How the room stands
      </h2>
      {lessons.length === 0 && (
        <p className={styles.none}>Nobody has begun a lesson yet. The checks appear here as learners reach them.</p>
      )}
      {lessons.map(({ lesson, here, checks }) => (
        <div key={lesson} className={styles.lesson}>
          <h3>
            {lessonTitle(course, lesson)}{' '}
            <small>{here > 0 ? `${counted(here, 'learner')} here` : 'nobody here now'}</small>
          </h3>
          {checks.length === 0 ? (
            <p className={styles.none}>A lesson to read.</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
            <section className={styles.scroll} tabIndex={0} aria-label={`Checks of ${lessonTitle(course, lesson)}`}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">Check</th>
                    {STANDINGS.map(({ name, word }) => (
                      <th key={name} scope="col" className={styles.number}>
                        {word}
                      </th>
                    ))}
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {checks.map((count) => (
                    <Row key={count.check} title={checkTitle(course, lesson, count.check)} count={count} />
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </div>
      ))}
    </section>
  )
}

function Row({ title, count }: { readonly title: string; readonly count: CheckCount }) {
  return (
    <tr data-check={count.check}>
      <th scope="row">
        <InlineCode text={title} />
      </th>
      {STANDINGS.map(({ name }) => (
        <td key={name} className={styles.number} data-standing={name} data-some={count[name] > 0}>
          {count[name]}
        </td>
      ))}
      <td className={styles.barCell}>
        <span className={styles.bar} aria-hidden>
          {STANDINGS.map(({ name }) => (
            <span key={name} data-standing={name} style={{ flexGrow: count[name] }} />
          ))}
        </span>
      </td>
    </tr>
  )
}
