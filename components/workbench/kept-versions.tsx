'use client'
/** Two versions of a file exist: both are kept until the learner chooses. */
import { lazy, Suspense, useState } from 'react'
import { dismissKept, takeKept } from '@/core/workspace/kept-versions.ts'
import type { KeptVersion } from '@/core/workspace/session.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

const CompareDialog = lazy(() => import('./compare-dialog.tsx').then((part) => ({ default: part.CompareDialog })))

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
        <Suspense>
          <CompareDialog
            version={compared}
            onClose={() => setCompared(undefined)}
            onTake={() => take(compared)}
            onDrop={() => drop(compared)}
          />
        </Suspense>
      )}
    </>
  )
}
