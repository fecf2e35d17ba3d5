'use client'
import { courseFile } from '@/core/workspace/lesson-files.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { DownloadButton } from '../site/download-button.tsx'
import { CopyLine, useSiteAddress } from './copy-line.tsx'
import styles from './starter.module.css'

type Texts = Readonly<Record<string, string>>

/** Ways to get the app: download, clone, or one line in a terminal. */
export function StarterWays({ before, after }: { readonly before: Texts; readonly after: Texts }) {
  const address = useSiteAddress()
  const { name } = useSessionPorts().course
  const clone = `git clone ${address}/${name}.git`
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
      <CopyLine label="With git" text={clone} />
      <CopyLine label="In a terminal" text={pipe} />
    </section>
  )
}

function asFiles(texts: Texts) {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, courseFile(text)] as const))
}
