'use client'
/** What of this Dockerfile the engine cannot work out, line by line and openly: nothing in the result is a guess. */
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import styles from './playground.module.css'
import { unsupportedParts } from './unsupported-parts.ts'

export function Unsupported() {
  const bench = useBench()
  const build = useBenchState((state) => state.judged?.build)
  const ready = useBenchState((state) => state.engine === 'ready')
  const parts = build ? unsupportedParts(build) : []
  return (
    <section aria-labelledby="cannot-tell">
      <h2 id="cannot-tell">What Stagecraft cannot tell here</h2>
      {parts.length === 0 ? (
        <p className={styles.what}>
          {ready && build
            ? 'Nothing: every step of this build can be worked out.'
            : 'This appears with the first result.'}
        </p>
      ) : (
        <ul className={styles.list} data-unsupported>
          {parts.map(({ line, what, why }) => (
            <li key={`${line} ${what} ${why}`}>
              {line !== undefined && (
                <button type="button" className={styles.choice} onClick={() => bench.goTo('Dockerfile', line, 1)}>
                  Dockerfile:{line}
                </button>
              )}{' '}
              <code>{what}</code>
              <span className={styles.what}>{why}</span>
            </li>
          ))}
        </ul>
      )}
      {parts.length > 0 && (
        <p className={styles.what}>
          What depends on these is said to be unknown. A real Docker can tell: download the zip.
        </p>
      )}
    </section>
  )
}
