'use client'
/** The checks of the task on the screen, and the hints that fit what does not pass yet. */
import { Circle, CircleCheck, CircleDot, CircleHelp, FileDiff, RotateCcw } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { CheckVerdict } from '@/core/checks/verdict.ts'
import type { LessonStep } from '@/core/lessons/lesson.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import { Button } from '../ui/button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import type { BenchState } from '../workbench/bench-state.ts'
import styles from './task-verdict.module.css'

const SolutionDialog = lazy(() =>
  import('../lesson/solution-dialog.tsx').then((part) => ({ default: part.SolutionDialog })),
)

const STATUS = {
  pass: { word: 'passed', Icon: CircleCheck },
  fail: { word: 'not yet', Icon: CircleDot },
  unknown: { word: 'cannot tell', Icon: CircleHelp },
} as const

/** The first check of a step that does not pass; its hints are the ones to give. */
export function openCheck(step: LessonStep | undefined, { checks }: BenchState['shown']): CheckVerdict | undefined {
  return step?.checks.map(({ id }) => checks[id]).find((verdict) => verdict && verdict.status !== 'pass')
}

export function TaskVerdict({ step, hints }: { readonly step: LessonStep; readonly hints: number }) {
  const bench = useBench()
  const shown = useBenchState((state) => state.shown)
  const [solution, setSolution] = useState(false)
  const open = openCheck(step, shown)
  return (
    <div className={styles.verdict}>
      <ul className={styles.checks} aria-label={`Checks of “${step.title}”`}>
        {step.checks.map(({ id, title }) => (
          <Check key={id} id={id} title={title} verdict={shown.checks[id]} hints={open?.id === id ? hints : 0} />
        ))}
      </ul>
      <div className={styles.actions}>
        <Button size="small" icon={<FileDiff aria-hidden />} onClick={() => setSolution(true)}>
          Show a solution
        </Button>
        <Button size="small" look="plain" icon={<RotateCcw aria-hidden />} onClick={() => bench.startOver()}>
          Start over
        </Button>
      </div>
      {solution && (
        <Suspense>
          <SolutionDialog onClose={() => setSolution(false)} />
        </Suspense>
      )}
    </div>
  )
}

interface CheckProps {
  readonly id: string
  readonly title: string
  readonly verdict: CheckVerdict | undefined
  readonly hints: number
}

function Check({ id, title, verdict, hints }: CheckProps) {
  const { word, Icon } = verdict ? STATUS[verdict.status] : { word: 'not checked', Icon: Circle }
  return (
    <li className={styles.check} data-status={verdict?.status ?? 'waiting'} data-check={id}>
      <Icon aria-hidden />
      <div>
        <p>
          <span className="visually-hidden">{word}: </span>
          <InlineCode text={title} />
        </p>
        {verdict && verdict.status !== 'pass' && (
          <p className={styles.message}>
            <InlineCode text={verdict.message} />
            {verdict.at && ` (${verdict.at.file}:${verdict.at.line})`}
          </p>
        )}
        {verdict?.hints.slice(0, hints).map((hint) => (
          <p key={hint} className={styles.hint} data-hint>
            <InlineCode text={hint} />
          </p>
        ))}
      </div>
    </li>
  )
}
