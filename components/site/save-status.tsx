'use client'
/** Whether everything is saved, when it was last exported, and what can be done with the work as a whole. */
import { CircleAlert, CloudOff, FolderDown, HardDriveDownload, HardDriveUpload, Save } from 'lucide-react'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { KeeperState } from '../session/keeper.ts'
import { useSession } from '../session/session-context.tsx'
import styles from './save-status.module.css'
import { useExportAll, useImportAll } from './use-backup.ts'
import { useDownload } from './use-download.ts'

const WORDS: Readonly<Record<KeeperState['saving'], string>> = {
  saved: 'Saved',
  unsaved: 'Saving…',
  refused: 'Not saved',
}

export function SaveStatus() {
  const saving = useSession((state) => state.saving)
  return (
    <>
      <button type="button" className={styles.trigger} data-saving={saving} popoverTarget="your-work">
        <StatusIcon saving={saving} />
        <span className={styles.word}>{WORDS[saving]}</span>
        <span className="visually-hidden">: your work, export and import</span>
      </button>
      <YourWork />
    </>
  )
}

function YourWork() {
  const exported = useSession((state) => state.session.exported)
  const persistence = useSession((state) => state.persistence)
  const isPlain = useSyncExternalStore(
    nothing,
    () => !window.isSecureContext,
    () => false,
  )
  const exportAll = useExportAll()
  const importAll = useImportAll()
  const project = useDownload()
  const input = useRef<HTMLInputElement>(null)
  const [message, setMessage] = useState<string>()
  const said = project.trouble ?? message
  return (
    <section id="your-work" popover="auto" className={styles.panel} aria-label="Your work">
      <p className={styles.label}>
        Your work stays on this device. Last exported: {exported ? new Date(exported).toLocaleString() : 'never'}.
        {persistence === 'denied' && ' The browser may remove it when the disk runs short: export it now and then.'}
        {isPlain && ' This address is plain HTTP: use without a network and writing a folder need HTTPS.'}
      </p>
      <button type="button" className={styles.item} onClick={() => void project.start('zip')}>
        <FolderDown aria-hidden /> Download repository (zip)
      </button>
      <button type="button" className={styles.item} onClick={() => void exportAll()}>
        <HardDriveDownload aria-hidden /> Export everything
      </button>
      <button type="button" className={styles.item} onClick={() => input.current?.click()}>
        <HardDriveUpload aria-hidden /> Import…
      </button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="A file exported here"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void importAll(file).then(setMessage)
          event.target.value = ''
        }}
      />
      <p role="status" className={styles.said}>
        {said}
      </p>
    </section>
  )
}

function StatusIcon({ saving }: { readonly saving: KeeperState['saving'] }) {
  if (saving === 'refused') return <CloudOff aria-hidden />
  return saving === 'saved' ? <Save aria-hidden /> : <CircleAlert aria-hidden />
}

/** It does not change while the page is open. */
function nothing() {
  return () => undefined
}
