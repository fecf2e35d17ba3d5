'use client'
import { useState } from 'react'
import type { Imported } from '@/core/exporter/import-project.ts'
import { openInPlayground } from '@/core/workspace/playground.ts'
import { useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ImportChoices } from './import-choices.tsx'
import { ImportReport } from './import-report.tsx'

export function PlaygroundImport({ onClose }: { readonly onClose: () => void }) {
  const { keeper, now } = useSessionPorts()
  const [imported, setImported] = useState<Imported>()
  const open = (read: Extract<Imported, { kind: 'imported' }>) => {
    const at = now()
    const origin = { kind: 'imported', name: read.folder ?? 'files', at } as const
    keeper.update((session) => openInPlayground(session, read.files, { origin, args: {} }, at))
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Import into the playground"
      actions={
        imported?.kind === 'imported' && (
          <Button look="primary" onClick={() => open(imported)}>
            Open them here
          </Button>
        )
      }
    >
      <ImportChoices onImported={setImported} />
      {imported && <ImportReport imported={imported} />}
    </Dialog>
  )
}
