/** One line that says what the bundler of the learner's app does, while it does something, or why it could not. */
import type { Bundling } from './bundling.ts'
import styles from './bundling-note.module.css'

export function BundlingNote({ state }: { readonly state: Exclude<Bundling, { kind: 'idle' }> }) {
  return (
    <div className={styles.note} role="status" data-bundling={state.kind}>
      {state.kind === 'loading' && state.total !== undefined && (
        <progress className={styles.progress} value={state.loaded} max={state.total} aria-hidden />
      )}
      <span>{wordsOf(state)}</span>
    </div>
  )
}

/** The amount does not count up in words: a screen reader would read every step. */
export function wordsOf(state: Exclude<Bundling, { kind: 'idle' }>): string {
  switch (state.kind) {
    case 'loading':
      return state.total === undefined ? 'Loading the bundler…' : `Loading the bundler… ${megabytes(state.total)}`
    case 'bundling':
      return 'Bundling your app…'
    case 'failed':
      return `Your edited app could not be bundled: ${state.why}. Until it is, Stagecraft cannot tell what its build gives.`
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
