import { Ban, Check, CircleDashed, CircleHelp, X } from 'lucide-react'
import type { OperationView, StageView } from '@/core/engine/build-view.ts'
import { EvidenceLabel, Size } from './evidence.tsx'
import styles from './stage-card.module.css'
import { StageChip } from './stage-chip.tsx'

interface Props {
  readonly stage: StageView
  readonly stages: readonly StageView[]
  /** The build succeeds: its target is what would be shipped. */
  readonly ships: boolean
  readonly onLine: (line: number) => void
}

export function StageCard({ stage, stages, ships, onLine }: Props) {
  return (
    <article className={styles.card} data-needed={stage.needed} data-stage={stage.index % 6}>
      <header className={styles.head}>
        <StageChip letter={stage.letter} index={stage.index} skipped={!stage.needed} />
        <h3 className={styles.name}>{stage.name ?? `Stage ${stage.index}`}</h3>
        <span className={styles.base}>from {stage.base}</span>
        {stage.isTarget && <span className={styles.target}>{ships ? 'shipped' : 'target'}</span>}
      </header>
      {!stage.needed && <p className={styles.why}>Skipped. {stage.skippedBecause}</p>}
      <ol className={styles.operations}>
        {stage.operations.map((operation) => (
          <li key={operation.id} data-state={operation.state}>
            <StateIcon operation={operation} />
            <button type="button" className={styles.line} onClick={() => onLine(operation.line)}>
              <span className={styles.text}>{operation.text}</span>
              <span className="visually-hidden">, line {operation.line}</span>
            </button>
            <span className={styles.facts}>
              {operation.readsStages.map((index) => (
                <StageChip key={index} letter={stages[index]?.letter ?? '?'} index={index} />
              ))}
              {operation.cached && <span className={styles.cached}>cached</span>}
              {operation.kind !== 'from' && operation.state === 'done' && <Size figure={operation.added} plus />}
              {operation.evidence.kind === 'measured' && operation.added.evidence.kind !== 'measured' && (
                <EvidenceLabel evidence={operation.evidence} />
              )}
            </span>
            {operation.unsupported.length > 0 && (
              <p className={styles.unsupported}>{operation.unsupported.join(' ')}</p>
            )}
          </li>
        ))}
      </ol>
    </article>
  )
}

const STATES: Readonly<Record<OperationView['state'], string>> = {
  done: 'done',
  failed: 'failed',
  unknown: 'cannot tell',
  'not-reached': 'not reached',
}

function StateIcon({ operation }: { readonly operation: OperationView }) {
  const icons = { done: Check, failed: X, unknown: CircleHelp, 'not-reached': operation.cached ? Ban : CircleDashed }
  const Icon = icons[operation.state]
  return (
    <span className={styles.state}>
      <Icon aria-hidden />
      <span className="visually-hidden">{STATES[operation.state]}: </span>
    </span>
  )
}
