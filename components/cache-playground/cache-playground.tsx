'use client'
/** Change one thing, build again: what the cache spares, for the learner's Dockerfile and for another order of it. */
import type { Change } from '@/core/engine/rebuild/change.ts'
import type { RebuildAnswer } from '@/core/engine/rebuild/query.ts'
import { InlineCode } from '../lesson/inline-code.tsx'
import styles from './cache-playground.module.css'
import { ChangePicker } from './change-picker.tsx'
import { costWords } from './cost-words.ts'
import { RebuildSteps } from './rebuild-steps.tsx'

export interface Alternative {
  readonly id: string
  readonly label: string
  readonly text: string
}

export interface CachePlaygroundProps {
  readonly answer: RebuildAnswer
  readonly change: Change | undefined
  readonly onChange: (change: Change | undefined) => void
  /** Dockerfiles to compare with; the learner's own copy to edit here is always one of them. */
  readonly alternatives: readonly Alternative[]
  readonly other: string | undefined
  readonly onOther: (id: string | undefined) => void
  /** The copy that is edited here, and nowhere saved. */
  readonly copy: string
  readonly onCopy: (text: string) => void
  readonly onLine: (line: number) => void
}

/** The id of the copy that is edited in place. */
export const COPY = 'copy'

export function CachePlayground(props: CachePlaygroundProps) {
  const { answer, change, onChange, onLine } = props
  const { own, other } = answer
  const title = props.other === COPY ? 'Your copy' : props.alternatives.find(({ id }) => id === props.other)?.label
  return (
    <div className={styles.playground}>
      <p className={styles.lead}>Everything is built once. Then one thing changes, and it is built again:</p>
      <ChangePicker offers={answer.offers} change={change} onChange={onChange} />
      <div className={styles.bar}>
        <What answer={answer} />
        <Against {...props} />
      </div>
      <div className={styles.columns} data-two={other !== undefined}>
        <RebuildSteps title="Your Dockerfile" view={own} onLine={onLine} />
        {other && (
          <div className={styles.other}>
            {props.other === COPY && <CopyEditor copy={props.copy} onCopy={props.onCopy} />}
            <RebuildSteps title={title ?? 'The other Dockerfile'} view={other} />
          </div>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {'impossible' in own ? own.impossible : costWords(own)}
      </p>
    </div>
  )
}

function What({ answer: { own } }: { readonly answer: RebuildAnswer }) {
  if ('impossible' in own) return null
  return (
    <p className={styles.what}>
      {own.what.length === 0 ? 'Nothing is changed yet.' : <InlineCode text={`Changed: ${own.what.join('; ')}.`} />}
    </p>
  )
}

function Against({ alternatives, other, onOther }: CachePlaygroundProps) {
  return (
    <label className={styles.against}>
      Beside it
      <select value={other ?? ''} onChange={(event) => onOther(event.target.value || undefined)}>
        <option value="">nothing</option>
        {alternatives.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
        <option value={COPY}>a copy to reorder here</option>
      </select>
    </label>
  )
}

function CopyEditor({ copy, onCopy }: Pick<CachePlaygroundProps, 'copy' | 'onCopy'>) {
  return (
    <label className={styles.copy}>
      Edit this copy; your own file stays as it is
      <textarea
        spellCheck={false}
        rows={Math.min(16, copy.split('\n').length + 1)}
        value={copy}
        onChange={(event) => onCopy(event.target.value)}
      />
    </label>
  )
}
