/** The graph as an ordered list of stages and their instructions. */
import type { GraphView } from '@/core/engine/graph-view.ts'
import { graphText } from './graph-text.ts'
import styles from './graph-text-form.module.css'

interface Props {
  readonly view: GraphView
  readonly line: number | undefined
  readonly onLine: ((line: number) => void) | undefined
}

export function GraphTextForm({ view, line, onLine }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.text} tabIndex={0} aria-label="The stages in words">
      <ol className={styles.stages} data-graph-text>
        {graphText(view).map((stage) => (
          <li key={stage.index} data-text-stage={stage.index}>
            <h3>{stage.title}</h3>
            <p>{stage.notes.join(' ')}</p>
            <ol className={styles.rows}>
              {stage.rows.map((row) => (
                <li key={row.id} data-text-row={row.id} aria-current={row.line === line ? 'true' : undefined}>
                  {onLine ? (
                    <button type="button" onClick={() => onLine(row.line)}>
                      Line {row.line}
                    </button>
                  ) : (
                    `Line ${row.line}`
                  )}
                  : <code>{row.text}</code> <span>{row.notes.join(' ')}</span>
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </section>
  )
}
