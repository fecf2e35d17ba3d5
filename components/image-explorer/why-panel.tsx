'use client'
/** Why one file is in the image: the way it took, from the image back to where it began. */
import type { PathEvent, WhyLink, WhyView } from '@/core/engine/explore/why.ts'
import { EvidenceLabel, Size } from '../build-view/evidence.tsx'
import { StageChip } from '../build-view/stage-chip.tsx'
import { InlineCode } from '../lesson/inline-code.tsx'
import styles from './why-panel.module.css'
import { eventWord, modeWords, whyWords } from './why-words.ts'

interface Props {
  readonly view: WhyView
  readonly stageName: (stage: number) => string
  /** To a file of the project, at a line. */
  readonly onPlace: (path: string | undefined, line: number) => void
}

export function WhyPanel({ view, stageName, onPlace }: Props) {
  return (
    <section className={styles.why} aria-label="Why is this file here?" aria-live="polite">
      <h4 className={styles.title}>
        Why is <code>{view.path}</code> {view.there ? 'here?' : 'gone?'}
      </h4>
      <ol className={styles.chain}>
        {!view.there && <li>This layer deletes it. It still weighs in the layer below, which holds it:</li>}
        {view.chain.map((link) => (
          <Link key={`${link.how} ${link.path}`} link={link} stageName={stageName} onPlace={onPlace} />
        ))}
      </ol>
      {view.doubt !== undefined && <p className={styles.doubt}>It may be different or missing: {view.doubt}</p>}
      <p className={styles.facts}>
        {view.kind === 'link' ? (
          <>
            Link to <code>{view.target}</code>
          </>
        ) : (
          <Size figure={view.size} />
        )}
        <span>
          <code>{modeWords(view.kind, view.mode)}</code>, owner <code>{view.owner}</code>
        </span>
      </p>
      {view.history.length > 1 && <History events={view.history} onPlace={onPlace} />}
    </section>
  )
}

function Link({ link, stageName, onPlace }: { readonly link: WhyLink } & Omit<Props, 'view'>) {
  return (
    <li>
      <p className={styles.words}>
        <InlineCode text={whyWords(link, stageName)} />
        {link.how === 'base' && (
          <>
            {' '}
            <EvidenceLabel evidence={link.evidence} />
          </>
        )}
        {link.how === 'context' && link.source !== '.' && (
          <button type="button" className={styles.open} onClick={() => onPlace(link.source, 1)}>
            Open
          </button>
        )}
      </p>
      {'step' in link && (
        <button type="button" className={styles.step} onClick={() => onPlace(undefined, link.step.line)}>
          <StageChip letter={link.step.letter} index={link.step.stage} />
          <span className={styles.line}>line {link.step.line}</span>
          <code>{link.step.text}</code>
        </button>
      )}
    </li>
  )
}

function History({ events, onPlace }: { readonly events: readonly PathEvent[]; readonly onPlace: Props['onPlace'] }) {
  return (
    <details className={styles.history}>
      <summary>What happened to it, the oldest first</summary>
      <ol>
        {events.map((event) => (
          <li key={event.step.id}>
            <button type="button" className={styles.step} onClick={() => onPlace(undefined, event.step.line)}>
              <StageChip letter={event.step.letter} index={event.step.stage} />
              <span className={styles.line}>line {event.step.line}</span> {eventWord(event)}
            </button>{' '}
            <Size figure={event.size} />
          </li>
        ))}
      </ol>
    </details>
  )
}
