'use client'
/** The steps of a second build: which come from the cache, which run again, and the reason for each. */
import { Ban, DatabaseZap, RotateCw } from 'lucide-react'
import type { Rebuild, RebuildStep, RebuildView } from '@/core/engine/rebuild/rebuild-view.ts'
import { EvidenceLabel } from '../build-view/evidence.tsx'
import { StageChip } from '../build-view/stage-chip.tsx'
import { InlineCode } from '../lesson/inline-code.tsx'
import { costWords, shownSeconds, timeWords } from './cost-words.ts'
import styles from './rebuild-steps.module.css'

interface Props {
  readonly title: string
  readonly view: RebuildView
  /** Absent for a Dockerfile that is not in the editor. */
  readonly onLine?: (line: number) => void
}

export function RebuildSteps({ title, view, onLine }: Props) {
  return (
    <section className={styles.column} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {'impossible' in view ? <p className={styles.note}>{view.impossible}</p> : <Body view={view} onLine={onLine} />}
    </section>
  )
}

function Body({ view, onLine }: { readonly view: Rebuild; readonly onLine: Props['onLine'] }) {
  const { cost, failed, steps } = view
  return (
    <>
      <p className={styles.cost} data-runs={cost.runs > 0}>
        <strong>{costWords(view)}</strong> {timeWords(cost)}{' '}
        {cost.runs > 0 && cost.seconds.value !== undefined && <EvidenceLabel evidence={cost.seconds.evidence} />}
      </p>
      {steps.length > 0 && <Strip steps={steps} />}
      {failed && (
        <p className={styles.failed}>
          The {failed.which} build fails, so the steps after it are not reached: <code>{failed.message}</code>
        </p>
      )}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.place.id} step={step} onLine={onLine} />
        ))}
      </ol>
    </>
  )
}

/** The same at a glance: filled runs again, outlined is a hit. The list says it in words. */
function Strip({ steps }: { readonly steps: readonly RebuildStep[] }) {
  return (
    <div className={styles.strip} aria-hidden>
      {steps.map((step) => (
        <span key={step.place.id} data-state={step.state} />
      ))}
    </div>
  )
}

const STATES = {
  hit: { word: 'cached', Icon: DatabaseZap },
  runs: { word: 'runs again', Icon: RotateCw },
  'not-reached': { word: 'not reached', Icon: Ban },
} as const

function Step({ step, onLine }: { readonly step: RebuildStep; readonly onLine: Props['onLine'] }) {
  const { word, Icon } = STATES[step.state]
  const { place, because, unsure, seconds } = step
  return (
    <li className={styles.step} data-state={step.state}>
      <p className={styles.head}>
        <StageChip letter={place.letter} index={place.stage} />
        {onLine ? (
          <button type="button" className={styles.text} onClick={() => onLine(place.line)} title={place.text}>
            {place.text}
          </button>
        ) : (
          <span className={styles.text} title={place.text}>
            {place.text}
          </span>
        )}
        <span className={styles.state}>
          <Icon aria-hidden /> {word}
        </span>
      </p>
      {step.state === 'runs' && (
        <p className={styles.why}>
          <InlineCode text={because} /> {unsure && <InlineCode text={unsure} />}{' '}
          {seconds.value !== undefined && (
            <>
              Took {shownSeconds(seconds.value)}, <EvidenceLabel evidence={seconds.evidence} />.
            </>
          )}
        </p>
      )}
      {step.state === 'hit' && because !== PLAIN && because !== SAME_BASE && (
        <p className={styles.why}>
          <InlineCode text={because} />
        </p>
      )}
    </li>
  )
}

/** What goes without saying beside the word “cached”. */
const PLAIN = 'Nothing it depends on changed.'
const SAME_BASE = 'The same image as before.'
