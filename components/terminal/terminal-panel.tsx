'use client'
/** The terminal: xterm where there is a keyboard, a plain one on touch devices. It loads when it is first looked at. */
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useSession } from '../session/session-context.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import styles from './terminal-panel.module.css'
import { useWishes } from './use-wishes.ts'
import type { XtermView } from './xterm-view.ts'

const Plain = lazy(() => import('./plain-terminal.tsx').then((part) => ({ default: part.PlainTerminal })))

function PlainTerminal() {
  return (
    <Suspense fallback={<p className={styles.note}>The terminal is starting…</p>}>
      <Plain />
    </Suspense>
  )
}

export function TerminalPanel({ active }: { readonly active: boolean }) {
  const engine = useBenchState((state) => state.engine)
  const trouble = useBenchState((state) => state.trouble)
  const [kind, setKind] = useState<'unknown' | 'rich' | 'plain'>('unknown')
  useEffect(() => setKind(window.matchMedia('(pointer: coarse)').matches ? 'plain' : 'rich'), [])
  const seen = useRef(false)
  if (active) seen.current = true
  if (engine === 'broken') return <p className={styles.note}>The terminal could not start. {trouble?.split('\n')[0]}</p>
  if (engine === 'starting' || kind === 'unknown' || !seen.current)
    return <p className={styles.note}>The terminal is starting…</p>
  return kind === 'plain' ? <PlainTerminal /> : <RichTerminal active={active} />
}

function RichTerminal({ active }: { readonly active: boolean }) {
  const bench = useBench()
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<XtermView>(undefined)
  const [failed, setFailed] = useState(false)
  const [said, setSaid] = useState('')
  const lines = useSession((state) => state.session.journal)
  const earlier = useRef(lines)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    let alive = true
    import('./xterm-view.ts').then(
      ({ openXterm }) => {
        if (!alive || !host.current) return
        view.current = openXterm(host.current, {
          bench,
          earlier: earlier.current.map((entry) => entry.line),
          announce: setSaid,
        })
        setOpen(true)
      },
      () => alive && setFailed(true),
    )
    return () => {
      alive = false
      view.current?.close()
      view.current = undefined
      setOpen(false)
    }
  }, [bench])
  useEffect(() => {
    if (active) view.current?.resize()
  }, [active])
  if (failed) return <PlainTerminal />
  return (
    <>
      {open && <Wishes enter={(line) => view.current?.enter(line)} />}
      <div ref={host} className={styles.rich} data-terminal="rich" />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  )
}

/** Takes lines only once there is a terminal to type them into. */
function Wishes({ enter }: { readonly enter: (line: string) => void }) {
  useWishes(useBench(), enter)
  return null
}
