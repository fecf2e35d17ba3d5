'use client'
import { useState } from 'react'
import type { VisitStep, VisitView } from '@/core/engine/visit-view.ts'
import { formatBytes } from '../ui/format.ts'
import styles from './preview-panel.module.css'

interface Props {
  readonly visit: VisitView
  readonly path: string
  readonly onPlace: (line: number) => void
}

export function VisitAnswer({ visit, path, onPlace }: Props) {
  if (visit.kind === 'none') {
    return (
      <div className={styles.none}>
        <p>{visit.reason}</p>
        {visit.detail.length > 0 && <pre>{visit.detail.join('\n')}</pre>}
        <Way way={visit.way} onPlace={onPlace} />
      </div>
    )
  }
  return (
    <div className={styles.answer}>
      <p className={styles.status} data-good={visit.status < 400}>
        <strong>{visit.status}</strong> <code>GET {path}</code> <span>{visit.type || 'no type'}</span>
        {visit.bytes !== undefined && <span>{formatBytes(visit.bytes)}</span>}
        {visit.file && <code>{visit.file}</code>}
      </p>
      <div className={styles.halves}>
        <div className={styles.body}>
          <Body visit={visit} />
        </div>
        <div className={styles.why}>
          <h3>How the server chose</h3>
          <Way way={visit.way} onPlace={onPlace} />
          <h3>Response headers</h3>
          <pre>{visit.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</pre>
        </div>
      </div>
    </div>
  )
}

function Way({ way, onPlace }: { readonly way: readonly VisitStep[]; readonly onPlace: (line: number) => void }) {
  if (way.length === 0) return null
  return (
    <ol className={styles.way} aria-label="How the answer came about">
      {way.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the way
        <li key={index}>
          <code>{step.what}</code> {step.detail}{' '}
          {step.line !== undefined && step.file?.endsWith('default.conf') && (
            <button type="button" className={styles.place} onClick={() => onPlace(step.line ?? 1)}>
              nginx.conf:{step.line}
            </button>
          )}
        </li>
      ))}
    </ol>
  )
}

function Body({ visit }: { readonly visit: Extract<VisitView, { kind: 'answer' }> }) {
  const empty = visit.page !== undefined && isEmptyPage(visit.page)
  const [chosen, setShown] = useState<'page' | 'source'>()
  const shown = chosen ?? (empty ? 'source' : 'page')
  if (visit.text === undefined) return <p className={styles.note}>The body is not a text.</p>
  if (visit.page === undefined) return <pre className={styles.source_text}>{visit.text}</pre>
  return (
    <>
      <fieldset className={styles.choice}>
        <legend className="visually-hidden">Show</legend>
        {(['page', 'source'] as const).map((kind) => (
          <button key={kind} type="button" aria-pressed={shown === kind} onClick={() => setShown(kind)}>
            {kind === 'page' ? 'Page' : 'Source'}
          </button>
        ))}
        <span>
          {empty
            ? 'The page is drawn by its scripts, and they are not run here: this is what the server sent.'
            : 'The page is drawn without running its scripts.'}
        </span>
      </fieldset>
      {shown === 'page' ? (
        <iframe className={styles.page} title="The page the container answered with" sandbox="" srcDoc={visit.page} />
      ) : (
        <pre className={styles.source_text}>{visit.text}</pre>
      )}
    </>
  )
}

/** Nothing would be seen of it: an app that its scripts draw. */
function isEmptyPage(page: string): boolean {
  if (/<(?:img|svg|video|canvas)\b/i.test(page)) return false
  const body = page.replace(/<head\b[\s\S]*?<\/head\s*>/i, '').replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
  return body.replace(/<[^>]*>/g, '').trim() === ''
}
