'use client'
import { useSyncExternalStore } from 'react'
import { courseFile } from '@/core/workspace/lesson-files.ts'
import { DownloadButton } from '../site/download-button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import styles from './starter.module.css'

type Texts = Readonly<Record<string, string>>

/** Ways to get the app: download, clone, or one line in a terminal. */
export function StarterWays({ before, after }: { readonly before: Texts; readonly after: Texts }) {
  const origin = useSyncExternalStore(
    nothing,
    () => window.location.origin,
    () => '',
  )
  const address = origin || 'https://this-site'
  const clone = `git clone ${address}/starter-react-app.git`
  const pipe = `curl -L ${address}/starter.tar.gz | tar xz`
  return (
    <section className={styles.ways} aria-label="Ways to get it">
      <div className={styles.buttons}>
        <DownloadButton look="primary" files={{}}>
          The app alone (zip)
        </DownloadButton>
        <DownloadButton files={asFiles(before)}>With the Dockerfile from before (zip)</DownloadButton>
        <DownloadButton files={asFiles(after)}>With the Dockerfile from after (zip)</DownloadButton>
        <DownloadButton kind="tar.gz" files={asFiles(after)}>
          After, as tar.gz
        </DownloadButton>
      </div>
      <Line label="With git" text={clone} />
      <Line label="In a terminal" text={pipe} />
    </section>
  )
}

function Line({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div className={styles.line}>
      <span>{label}</span>
      <code>{text}</code>
      <CopyButton text={text} />
    </div>
  )
}

function asFiles(texts: Texts) {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, courseFile(text)] as const))
}

function nothing() {
  return () => undefined
}
