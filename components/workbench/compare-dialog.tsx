'use client'
import { filesOf, type KeptVersion } from '@/core/workspace/session.ts'
import { useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './compare-dialog.module.css'

interface CompareProps {
  readonly version: KeptVersion
  readonly onClose: () => void
  readonly onTake: () => void
  readonly onDrop: () => void
}

export function CompareDialog({ version, onClose, onTake, onDrop }: CompareProps) {
  const current = useSession((state) => filesOf(state.session, version.scope).files[version.path]?.text ?? '')
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={`Two versions of ${version.path}`}
      actions={
        <>
          <Button onClick={onDrop}>Keep the one in the editor</Button>
          <Button look="primary" onClick={onTake}>
            Use the other version
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        <section>
          <h3>In the editor</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{current}</pre>
        </section>
        <section>
          <h3>The other version</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{version.text}</pre>
        </section>
      </div>
    </Dialog>
  )
}
