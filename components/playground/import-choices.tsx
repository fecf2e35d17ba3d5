'use client'
/** Ways to bring a project from this device: pick a folder, pick an archive or files, or drop either. */
import { FileArchive, FolderInput } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import type { Imported } from '@/core/exporter/import-project.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import styles from './playground.module.css'

export function ImportChoices({ onImported }: { readonly onImported: (imported: Imported) => void }) {
  const { projects } = useSessionPorts()
  const folder = useRef<HTMLInputElement>(null)
  const archive = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const read = async (work: Promise<Imported | undefined>) => {
    setBusy(true)
    const imported = await work.catch((error: unknown): Imported => ({ kind: 'refused', why: String(error) }))
    setBusy(false)
    if (imported) onImported(imported)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
    if (entries.length > 0) void read(projects.importDropped(entries))
  }
  const chosen = (input: HTMLInputElement) => {
    if (input.files && input.files.length > 0) void read(projects.importFiles([...input.files]))
    input.value = ''
  }
  return (
    <section
      className={styles.drop}
      data-over={over}
      aria-label="Import from this device"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.row}>
        <Button
          icon={<FolderInput aria-hidden />}
          disabled={busy}
          onClick={() => (projects.canPick() ? void read(projects.importPicked()) : folder.current?.click())}
        >
          Choose a folder
        </Button>
        <Button icon={<FileArchive aria-hidden />} disabled={busy} onClick={() => archive.current?.click()}>
          Choose a zip or tar.gz
        </Button>
      </div>
      <p className={styles.what} role="status">
        {busy
          ? 'Reading the files…'
          : 'Or drop a folder or an archive here. node_modules and .git are skipped. Nothing leaves this device.'}
      </p>
      <input
        ref={(input) => {
          folder.current = input
          input?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        hidden
        aria-label="A folder"
        onChange={(event) => chosen(event.target)}
      />
      <input
        ref={archive}
        type="file"
        multiple
        hidden
        data-import="archive"
        aria-label="A zip or tar.gz, or single files"
        onChange={(event) => chosen(event.target)}
      />
    </section>
  )
}
