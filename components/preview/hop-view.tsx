'use client'
/** One answer: status, the way it took through the configuration, its headers. */
import type { Hop } from '@/core/engine/serve.ts'
import type { VisitStep } from '@/core/engine/visit-view.ts'
import { formatBytes } from '../ui/format.ts'
import styles from './hop-view.module.css'

export type OnPlace = (file: string, line: number) => void

export function HopView({
  hop,
  onPlace,
  body,
}: {
  readonly hop: Hop
  readonly onPlace: OnPlace
  readonly body?: boolean
}) {
  const { outcome, way } = hop
  return (
    <div className={styles.answer}>
      {outcome.kind === 'answer' ? (
        <p className={styles.line}>
          <strong data-good={outcome.status < 400}>{outcome.status}</strong>
          {outcome.file !== undefined && <code>{outcome.file}</code>}
          {outcome.body !== undefined && <span>{formatBytes(outcome.body.length)}</span>}
          {outcome.standIn && (
            <span>{outcome.standIn === 'recorded' ? 'from the recorded build' : 'from a bundle of your sources'}</span>
          )}
        </p>
      ) : (
        <p className={styles.line}>{outcome.why}</p>
      )}
      {outcome.kind === 'answer' && outcome.redirect?.kind === 'other-port' && (
        <p className={styles.warning}>
          The redirect lost its port: it leads to <code>{outcome.redirect.url}</code>.{' '}
          <code>absolute_redirect off;</code> sends the path alone.
        </p>
      )}
      <Way way={way} onPlace={onPlace} />
      {outcome.kind === 'answer' && (
        <>
          <h4>Response headers</h4>
          <pre className={styles.headers}>{outcome.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
          {body && <BodyText hop={hop} />}
        </>
      )}
    </div>
  )
}

export function Way({ way, onPlace }: { readonly way: readonly VisitStep[]; readonly onPlace: OnPlace }) {
  if (way.length === 0) return null
  return (
    <>
      <h4>How the server chose</h4>
      <ol className={styles.way} aria-label="How the answer came about">
        {way.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the way
          <li key={index}>
            <code>{step.what}</code> {step.detail} <Place step={step} onPlace={onPlace} />
          </li>
        ))}
      </ol>
    </>
  )
}

/** A line of the learner's file opens it; one of the image's own files is named. */
function Place({ step, onPlace }: { readonly step: VisitStep; readonly onPlace: OnPlace }) {
  const { editor, file, line } = step
  if (line === undefined || file === undefined) return null
  if (editor === undefined) return <span className={styles.foreign}>{`${file}:${line}`}</span>
  return (
    <button type="button" className={styles.place} onClick={() => onPlace(editor, line)}>
      {editor}:{line}
    </button>
  )
}

const LONGEST = 20_000

function BodyText({ hop: { outcome } }: { readonly hop: Hop }) {
  if (outcome.kind !== 'answer') return null
  const type = outcome.headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  if (outcome.body === undefined) return <p className={styles.line}>The body’s bytes are not known here.</p>
  if (outcome.body.length === 0) return <p className={styles.line}>No body.</p>
  if (!/^text\/|json|javascript|xml|svg/.test(type)) return <p className={styles.line}>The body is not a text.</p>
  const text = new TextDecoder().decode(outcome.body.subarray(0, LONGEST))
  return (
    <>
      <h4>Body</h4>
      <pre className={styles.body}>{text + (outcome.body.length > LONGEST ? '\n…' : '')}</pre>
    </>
  )
}
