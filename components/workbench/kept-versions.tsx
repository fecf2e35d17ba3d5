'use client'
/** Two versions of a file exist: both are kept until the learner chooses. */
import { useState } from 'react'
import { dismissKept, takeKept } from '@/core/workspace/kept-versions.ts'
import { filesOf, type KeptVersion } from '@/core/workspace/session.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './kept-versions.module.css'

export function KeptVersions() {
  const kept = useSession((state) => state.session.kept)
  const { keeper, now } = useSessionPorts()
  const [compared, setCompared] = useState<KeptVersion>()
  const take = (version: KeptVersion) => {
    keeper.update((session) => takeKept(session, version.id, now()))
    setCompared(undefined)
  }
  const drop = (version: KeptVersion) => {
    keeper.update((session) => dismissKept(session, version.id, now()))
    setCompared(undefined)
  }
  return (
    <>
      {kept.map((version) => (
        <Notice
          key={version.id}
          tone="warning"
          title={`There are two versions of ${version.path}.`}
          actions={
            <>
              <Button size="small" onClick={() => setCompared(version)}>
                Compare
              </Button>
              <Button size="small" onClick={() => take(version)}>
                Use the other version
              </Button>
              <Button size="small" onClick={() => drop(version)}>
                Keep the one in the editor
              </Button>
            </>
          }
        >
          {version.why === 'other-tab' ? 'It was edited in two tabs' : 'An unsaved one was found'} (
          {new Date(version.at).toLocaleTimeString()}). Both are kept until you choose.
        </Notice>
      ))}
      {compared && (
        <Compare
          version={compared}
          onClose={() => setCompared(undefined)}
          onTake={() => take(compared)}
          onDrop={() => drop(compared)}
        />
      )}
    </>
  )
}

interface CompareProps {
  readonly version: KeptVersion
  readonly onClose: () => void
  readonly onTake: () => void
  readonly onDrop: () => void
}

function Compare({ version, onClose, onTake, onDrop }: CompareProps) {
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
          <pre>{current}</pre>
        </section>
        <section>
          <h3>The other version</h3>
          <pre>{version.text}</pre>
        </section>
      </div>
    </Dialog>
  )
}
