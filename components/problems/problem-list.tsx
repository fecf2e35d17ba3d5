'use client'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import styles from './problem-list.module.css'

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const

interface Props {
  readonly diagnostics: readonly Diagnostic[]
  readonly onPlace: (path: string, line: number, column: number) => void
}

export function ProblemList({ diagnostics, onPlace }: Props) {
  if (diagnostics.length === 0) return <p className={styles.empty}>No problems found in your files.</p>
  return (
    <ul className={styles.list}>
      {diagnostics.map((diagnostic) => {
        const { line, column } = diagnostic.range.start
        const Icon = ICONS[diagnostic.severity]
        return (
          <li
            key={`${diagnostic.file}:${line}:${column}:${diagnostic.rule}:${diagnostic.message}`}
            data-severity={diagnostic.severity}
          >
            <Icon aria-label={diagnostic.severity} className={styles.icon} />
            <div className={styles.body}>
              <p className={styles.message}>{diagnostic.message}</p>
              {diagnostic.help && <p className={styles.help}>{diagnostic.help}</p>}
              <p className={styles.where}>
                <button type="button" className={styles.place} onClick={() => onPlace(diagnostic.file, line, column)}>
                  {diagnostic.file}:{line}:{column}
                </button>{' '}
                <RuleName rule={diagnostic.rule} url={diagnostic.url} />
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** With a link to the page that explains it; in a tab of its own, because the work is here. */
function RuleName({ rule, url }: { readonly rule: string; readonly url: string | undefined }) {
  if (url === undefined) return <span>{rule}</span>
  return (
    <a href={url} target="_blank" rel="noreferrer" className={styles.rule}>
      {rule}
    </a>
  )
}
