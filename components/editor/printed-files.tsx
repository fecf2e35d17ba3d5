'use client'
/** The lesson's files on paper: an editor shows a window on its text, a hand-out needs all of it. */
import { useSyncExternalStore } from 'react'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import styles from './printed-files.module.css'

function subscribe(listener: () => void): () => void {
  const print = matchMedia('print')
  print.addEventListener('change', listener)
  return () => print.removeEventListener('change', listener)
}

/** Drawn only while the page is printed: a keystroke has nothing to do here. */
export function PrintedFiles() {
  const printing = useSyncExternalStore(
    subscribe,
    () => matchMedia('print').matches,
    () => false,
  )
  return printing ? <Files /> : null
}

function Files() {
  const files = useBenchState((state) => state.files)
  const written = useBench().mainFiles.filter((path) => (files[path]?.text ?? '').trim() !== '')
  return (
    <div className={styles.printed} data-printed>
      {written.map((path) => (
        <section key={path}>
          <h2>{path}</h2>
          <pre>{files[path]?.text}</pre>
        </section>
      ))}
    </div>
  )
}
