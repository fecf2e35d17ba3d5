'use client'
import { CircleCheck, CircleDot } from 'lucide-react'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import styles from './check-count.module.css'

/** How many checks pass, where the learner types; leads to the first task that is not done. */
export function CheckCount() {
  const { lesson } = useBench()
  const shown = useBenchState((state) => state.shown)
  const list = Object.values(shown.checks)
  if (list.length === 0) return null
  const passed = list.filter((check) => check.status === 'pass').length
  const open = lesson.steps.find((step) => step.checks.some((check) => shown.checks[check.id]?.status !== 'pass'))
  const Icon = passed === list.length ? CircleCheck : CircleDot
  return (
    <a href={`#${(open ?? lesson.steps[0])?.id ?? 'main'}`} className={styles.count} data-done={passed === list.length}>
      <Icon aria-hidden />
      {passed} of {list.length} <span className={styles.word}>checks pass</span>
    </a>
  )
}
