'use client'
/** The steps of a real build while it goes on, with the stages' letters as everywhere. */
import { Ban, Check, CircleDashed, CircleX, History } from 'lucide-react'
import { isGoing, type LiveBuild, stageOfStep } from '@/core/build/builder/live-build.ts'
import type { TimedVertex } from '@/core/build/timeline.ts'
import { StageChip } from '../build-view/stage-chip.tsx'
import { useBenchState } from '../workbench/bench-context.tsx'
import styles from './build-steps.module.css'

/** Of the output of a step; the newest. */
const LINES = 8

export function BuildSteps({ live, going }: { readonly live: LiveBuild; readonly going: boolean }) {
  const all = [...live.vertices]
  const done = all.filter(([, vertex]) => !isGoing(vertex)).length
  return (
    <section aria-label="Steps of the build">
      <p role="status" className={styles.count}>
        {done} of {all.length} steps{going ? ' so far' : ''}
      </p>
      <ol className={styles.steps}>
        {all.map(([id, vertex]) => (
          <Step key={id} vertex={vertex} going={going && isGoing(vertex)} />
        ))}
      </ol>
      {live.notes.length > 0 && <pre className={styles.output}>{live.notes.join('\n')}</pre>}
    </section>
  )
}

function Step({ vertex, going }: { readonly vertex: TimedVertex; readonly going: boolean }) {
  const stages = useBenchState((state) => state.judged?.build?.stages)
  const name = stageOfStep(vertex.name)
  const stage = name === undefined ? undefined : stages?.find((one) => (one.name ?? `stage-${one.index}`) === name)
  const { Icon, word } = going ? GOING : LOOKS[vertex.state]
  const failed = vertex.state === 'error'
  return (
    <li className={styles.step} data-state={going ? 'going' : vertex.state}>
      <Icon aria-hidden className={styles.icon} />
      <div>
        {stage && <StageChip letter={stage.letter} index={stage.index} />} <code>{vertex.name}</code>{' '}
        <span className={styles.word}>
          {word}
          {!going &&
            vertex.state === 'done' &&
            Number.isFinite(vertex.end) &&
            `, ${(vertex.end - vertex.start).toFixed(1)} s`}
        </span>
        {(going || failed) && vertex.logs.length > 0 && (
          <pre className={styles.output}>
            {vertex.logs
              .slice(-LINES)
              .map(({ text }) => text)
              .join('\n')}
          </pre>
        )}
        {vertex.message !== undefined && <pre className={styles.output}>{vertex.message}</pre>}
      </div>
    </li>
  )
}

const GOING = { Icon: CircleDashed, word: 'going on' }

const LOOKS: Readonly<Record<TimedVertex['state'], typeof GOING>> = {
  done: { Icon: Check, word: 'done' },
  cached: { Icon: History, word: 'cached' },
  error: { Icon: CircleX, word: 'failed' },
  canceled: { Icon: Ban, word: 'cancelled' },
  unknown: { Icon: CircleDashed, word: 'cannot tell' },
}
