'use client'
/** Why there is no page to see, in the words of Docker and nginx where they have some. */
import type { PreviewSource } from '@/core/engine/preview-sources.ts'
import styles from './source-state.module.css'

export function SourceState({ source }: { readonly source: PreviewSource }) {
  const { state, log } = source
  const { title, why } = wordsOf(source)
  const showsLog = log.length > 0 && state.kind !== 'not-built'
  return (
    <div className={styles.state} data-source-state={state.kind}>
      <h3>{title}</h3>
      {why !== '' && <p className={styles.why}>{why}</p>}
      {showsLog && <pre className={styles.log}>{log.join('\n')}</pre>}
    </div>
  )
}

function wordsOf({ id, name, state, image }: PreviewSource): { readonly title: string; readonly why: string } {
  const it = id === 'image' ? 'The container' : `The container ${name}`
  switch (state.kind) {
    case 'answers':
      return { title: `${it} answers`, why: '' }
    case 'not-built':
      return { title: 'There is no image to run', why: state.message }
    case 'exited':
      return { title: `${it} exited (${state.code ?? 'code not known'})`, why: '' }
    case 'cannot-start':
      return { title: `${it} does not start (${state.code})`, why: state.message }
    case 'not-published':
      return {
        title: `No port of ${name === '' ? 'the container' : name} is published`,
        why: `It listens on ${state.listens.join(', ')}, inside only. docker run -p ${state.listens[0]}:${state.listens[0]} ${image} would lead there.`,
      }
    case 'silent':
      return { title: `${it} does not answer`, why: state.why }
    case 'unknown':
      return { title: 'Stagecraft cannot tell', why: state.why }
  }
}
