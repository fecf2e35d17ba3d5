/** Where a figure comes from, in a word and in a sentence. */
import type { Evidence } from '@/core/text/evidence.ts'

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

export function evidenceWord(evidence: Evidence): string {
  return WORDS[evidence.kind]
}
