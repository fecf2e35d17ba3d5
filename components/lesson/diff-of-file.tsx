'use client'
/** One file's differences, each to be applied by itself. */
import type { DiffHunk, FileDiff } from '@/core/workspace/solution-diff.ts'
import { Button } from '../ui/button.tsx'
import styles from './solution-dialog.module.css'

export function DiffOfFile({ diff, onTake }: { readonly diff: FileDiff; readonly onTake: (text: string) => void }) {
  return (
    <section className={styles.file}>
      <h3 className={styles.path}>{diff.path}</h3>
      {diff.hunks.map((hunk) => (
        <Hunk key={`${hunk.line}:${hunk.applied.length}`} hunk={hunk} onTake={() => onTake(hunk.applied)} />
      ))}
    </section>
  )
}

const SIGNS = { same: ' ', added: '+', removed: '−' } as const

function Hunk({ hunk, onTake }: { readonly hunk: DiffHunk; readonly onTake: () => void }) {
  return (
    <div className={styles.hunk}>
      <div className={styles.bar}>
        <span>Line {Math.max(1, hunk.line)}</span>
        <Button size="small" onClick={onTake}>
          Apply this part
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.lines} tabIndex={0}>
        {hunk.lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the difference
          <span key={index} className={styles.line} data-kind={line.kind}>
            <span aria-hidden>{SIGNS[line.kind]} </span>
            {line.kind !== 'same' && <span className="visually-hidden">{line.kind}: </span>}
            {line.text}
            {'\n'}
          </span>
        ))}
      </pre>
    </div>
  )
}
