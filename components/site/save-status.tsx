'use client'
/** Whether everything is saved, when it was last exported, and the menu to carry it elsewhere. */
import { CircleAlert, CloudOff, FolderDown, HardDriveDownload, HardDriveUpload, Save } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import type { KeeperState } from '../session/keeper.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './save-status.module.css'
import { useDownload } from './use-download.ts'

export function SaveStatus() {
  const saving = useSession((state) => state.saving)
  const exported = useSession((state) => state.session.exported)
  const persistence = useSession((state) => state.persistence)
  const exportAll = useExportAll()
  const project = useDownload()
  const input = useRef<HTMLInputElement>(null)
  const [message, setMessage] = useState<string>()
  const { keeper, now } = useSessionPorts()

  async function importFile(file: File | undefined) {
    if (!file) return
    const { fromBackup } = await import('@/core/workspace/backup.ts')
    const opened = fromBackup(await file.text())
    if (opened.kind === 'current' || opened.kind === 'migrated') {
      const at = now()
      keeper.update((session) => ({
        ...opened.session,
        undo: [
          ...opened.session.undo,
          ...Object.entries(session.scopes).map(([scope, before]) => ({
            id: `${at}-import-${scope}`,
            scope,
            title: 'Import everything',
            at,
            before,
          })),
        ],
      }))
      setMessage('Everything from the file is here now. What it replaced can be had back by “Undo” in a lesson.')
    } else if (opened.kind === 'newer')
      setMessage('This file comes from a newer release of Stagecraft. Nothing was changed.')
    else setMessage(`This file could not be read, and nothing was changed. ${opened.why}`)
  }

  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className={styles.trigger} data-saving={saving}>
          <StatusIcon saving={saving} />
          <span className={styles.word}>{WORDS[saving]}</span>
          <span className="visually-hidden">: your work, export and import</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={styles.menu} align="end" sideOffset={6} collisionPadding={8}>
            <DropdownMenu.Label className={styles.label}>
              Your work stays on this device.
              <br />
              Last exported: {exported ? new Date(exported).toLocaleString() : 'never'}.
              {persistence === 'denied' && (
                <>
                  <br />
                  The browser may remove it when the disk runs short: export it now and then.
                </>
              )}
            </DropdownMenu.Label>
            <DropdownMenu.Item className={styles.item} onSelect={() => void project.start('zip')}>
              <FolderDown aria-hidden /> Download repository (zip)
            </DropdownMenu.Item>
            <DropdownMenu.Item className={styles.item} onSelect={exportAll}>
              <HardDriveDownload aria-hidden /> Export everything
            </DropdownMenu.Item>
            <DropdownMenu.Item className={styles.item} onSelect={() => input.current?.click()}>
              <HardDriveUpload aria-hidden /> Import…
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="visually-hidden"
        aria-label="A file exported here"
        tabIndex={-1}
        onChange={(event) => {
          void importFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <Dialog open={project.trouble !== undefined} onClose={project.dismiss} title="Download repository">
        <p>{project.trouble}</p>
      </Dialog>
      <Dialog open={message !== undefined} onClose={() => setMessage(undefined)} title="Import">
        <p>{message}</p>
      </Dialog>
    </>
  )
}

const WORDS: Readonly<Record<KeeperState['saving'], string>> = {
  saved: 'Saved',
  unsaved: 'Saving…',
  refused: 'Not saved',
}

function StatusIcon({ saving }: { readonly saving: KeeperState['saving'] }) {
  if (saving === 'refused') return <CloudOff aria-hidden />
  return saving === 'saved' ? <Save aria-hidden /> : <CircleAlert aria-hidden />
}

/** Downloads the whole session as one file and notes the time. */
export function useExportAll(): () => void {
  const { keeper, download, now } = useSessionPorts()
  return async () => {
    const { toBackup } = await import('@/core/workspace/backup.ts')
    const at = now()
    keeper.update((session) => ({ ...session, exported: at }))
    const day = new Date(at).toISOString().slice(0, 10)
    download(`stagecraft-${day}.json`, toBackup(keeper.get().session), 'application/json')
  }
}
