'use client'
/** A task with the verdict beside it: each check, what happened, where, and hints on request. */
import { FileDiff, RotateCcw, Undo2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { lastUndo } from '@/core/workspace/edit.ts'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import { vouchedIn } from '../workbench/engine-opening.ts'
import { holds } from '../workbench/patience.ts'
import { CheckItem } from './check-item.tsx'
import styles from './task-panel.module.css'

const SolutionDialog = lazy(() => import('./solution-dialog.tsx').then((part) => ({ default: part.SolutionDialog })))

export interface TaskPanelProps {
  readonly step: {
    readonly id: string
    readonly title: string
    readonly checks: readonly { readonly id: string; readonly title: string }[]
  }
  /** What is asked, as HTML of the course. */
  readonly children: ReactNode
}

export function TaskPanel({ step, children }: TaskPanelProps) {
  const bench = useBench()
  const shown = useBenchState((state) => state.shown)
  const engine = useBenchState((state) => state.engine)
  const undoable = useSession((state) => lastUndo(state.session, bench.scope))
  const [solution, setSolution] = useState(false)
  const vouched = useSession(({ session }) => vouchedIn(session, bench.lesson))
  const verdicts = step.checks.map((check) => shown.checks[check.id])
  const passed = verdicts.length > 0 && verdicts.every((verdict) => verdict && holds(verdict, vouched))
  const firstOpen = step.checks.find((check) => shown.checks[check.id] && !holds(shown.checks[check.id]!, vouched))
  return (
    <section className={styles.task} data-passed={passed} aria-labelledby={step.id}>
      <header className={styles.head}>
        <h2 className={styles.title} id={step.id} tabIndex={-1}>
          <span className={styles.word}>{passed ? 'Task done' : 'Your task'}</span>
          <a href={`#${step.id}`}>{step.title}</a>
        </h2>
      </header>
      {children}
      <ul className={styles.checks} aria-label={`Checks of “${step.title}”`}>
        {step.checks.map((check) => (
          <CheckItem
            key={check.id}
            title={check.title}
            verdict={shown.checks[check.id]}
            open={check === firstOpen}
            waiting={engine === 'starting'}
          />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="small" icon={<FileDiff aria-hidden />} onClick={() => setSolution(true)}>
          Show a solution
        </Button>
        <Button size="small" look="plain" icon={<RotateCcw aria-hidden />} onClick={() => bench.startOver()}>
          Start over
        </Button>
        {undoable && (
          <Button size="small" look="plain" icon={<Undo2 aria-hidden />} onClick={() => bench.undoLast()}>
            {undoable.title.startsWith('Undo: ') ? `Redo: ${undoable.title.slice(6)}` : `Undo: ${undoable.title}`}
          </Button>
        )}
      </div>
      {solution && (
        <Suspense>
          <SolutionDialog onClose={() => setSolution(false)} />
        </Suspense>
      )}
    </section>
  )
}
