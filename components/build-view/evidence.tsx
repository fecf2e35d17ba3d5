/** Where a figure comes from, always beside it: a word to see, the whole sentence for whoever asks. */
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { formatBytes } from '../ui/format.ts'
import styles from './evidence.module.css'
import { evidenceSentence, evidenceWord } from './evidence-words.ts'

export function EvidenceLabel({ evidence }: { readonly evidence: Evidence }) {
  return (
    <span className={styles.label} data-kind={evidence.kind} title={evidenceSentence(evidence)}>
      {evidenceWord(evidence)}
    </span>
  )
}

/** A size with its evidence; an unknown one says so instead of being zero. */
export function Size({ figure, plus }: { readonly figure: Figure; readonly plus?: boolean }) {
  const known = figure.value !== undefined
  return (
    <span className={styles.size}>
      <span className={styles.value}>
        {known ? `${plus && figure.value ? '+' : ''}${formatBytes(figure.value)}` : 'not recorded'}
      </span>{' '}
      <EvidenceLabel evidence={figure.evidence} />
    </span>
  )
}
