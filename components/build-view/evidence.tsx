/** Where a figure comes from, always beside it: a word to see, the whole sentence for whoever asks. */
import type { Evidence, Figure } from '@/core/text/evidence.ts'
import { formatBytes } from '../ui/format.ts'
import styles from './evidence.module.css'

export function evidenceSentence(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'computed':
      return 'Computed from your files by the rules Docker follows.'
    case 'recorded':
      return `Recorded from ${evidence.source}, ${evidence.date}.`
    case 'measured':
      return `Measured on ${evidence.where}, ${evidence.date}.`
    case 'assumed':
      return `Assumed from ${evidence.from}${evidence.source ? ` (${evidence.source}${evidence.date ? `, ${evidence.date}` : ''})` : ''}.`
    case 'unsupported':
      return `Stagecraft cannot tell: ${evidence.why}`
  }
}

const WORDS: Readonly<Record<Evidence['kind'], string>> = {
  computed: 'computed',
  recorded: 'recorded',
  measured: 'measured',
  assumed: 'assumed',
  unsupported: 'cannot tell',
}

export function EvidenceLabel({ evidence }: { readonly evidence: Evidence }) {
  return (
    <span className={styles.label} data-kind={evidence.kind} title={evidenceSentence(evidence)}>
      {WORDS[evidence.kind]}
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
