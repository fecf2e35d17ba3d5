'use client'
/** What the frame asked and what came: one line a request, opened for its headers and its way. */
import { useEffect, useRef, useState } from 'react'
import { formatBytes } from '../ui/format.ts'
import { HopView, type OnPlace } from './hop-view.tsx'
import styles from './request-list.module.css'
import type { LogEntry, LoggedRequest } from './request-log.ts'

interface Props {
  readonly log: readonly LogEntry[]
  readonly onPlace: OnPlace
  readonly onClear: () => void
}

export function RequestList({ log, onPlace, onClear }: Props) {
  const [open, setOpen] = useState<number>()
  const end = useRef<HTMLLIElement>(null)
  const count = log.length
  useEffect(() => {
    // Newest stays in sight, unless one is being read.
    if (count > 0 && open === undefined) end.current?.parentElement?.scrollTo({ top: 1e6 })
  }, [count, open])
  if (count === 0) return <p className={styles.none}>No requests yet.</p>
  return (
    <div className={styles.requests}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <ol className={styles.list} aria-label="Requests" tabIndex={0}>
        {log.map((entry) =>
          'outside' in entry ? (
            <li key={entry.id} className={styles.outside}>
              Not asked: <code>{entry.outside}</code> is another origin.
            </li>
          ) : (
            <li key={entry.id} data-request={entry.hop.path}>
              <button
                type="button"
                className={styles.row}
                aria-expanded={open === entry.id}
                onClick={() => setOpen(open === entry.id ? undefined : entry.id)}
              >
                <Row entry={entry} />
              </button>
              {open === entry.id && (
                <div className={styles.detail}>
                  <HopView hop={entry.hop} onPlace={onPlace} />
                </div>
              )}
            </li>
          ),
        )}
        <li ref={end} aria-hidden className={styles.end} />
      </ol>
      <button type="button" className={styles.clear} onClick={onClear}>
        Clear the list
      </button>
    </div>
  )
}

const WORDS = {
  refused: 'refused',
  closed: 'closed',
  'not-published': 'no port',
  'would-proxy': 'passed on',
  'not-simulated': 'cannot tell',
} as const

function Row({ entry: { hop } }: { readonly entry: LoggedRequest }) {
  const { outcome } = hop
  const type = outcome.kind === 'answer' ? outcome.headers.find(([name]) => name === 'content-type')?.[1] : undefined
  const good = outcome.kind === 'answer' && outcome.status < 400
  return (
    <>
      <strong data-good={good}>{outcome.kind === 'answer' ? outcome.status : WORDS[outcome.kind]}</strong>
      <code className={styles.path}>
        {hop.method === 'GET' ? '' : `${hop.method} `}
        {hop.path}
      </code>
      <span>{type?.replace(/;.*$/, '')}</span>
      <span>{outcome.kind === 'answer' && outcome.body !== undefined ? formatBytes(outcome.body.length) : ''}</span>
    </>
  )
}
