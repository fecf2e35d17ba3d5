'use client'
import { Dialog } from '../ui/dialog.tsx'
import shortcuts from '../workbench/shortcuts-dialog.module.css'
import { PRESENT_KEYS } from './present-keys.ts'

export function PresentHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Keys of the presentation"
      description="What you type here is kept apart from your own work in the course."
    >
      <dl className={shortcuts.list}>
        {PRESENT_KEYS.map(({ keys, what }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
