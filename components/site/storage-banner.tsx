'use client'
/** Says what is wrong with saving, and always offers a way to keep the work. */
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useExportAll } from './use-backup.ts'

export function StorageBanner() {
  const problem = useSession((state) => state.problem)
  const exportAll = useExportAll()
  const { keeper, download } = useSessionPorts()
  if (!problem) return null
  const exportButton = (
    <Button size="small" look="primary" onClick={() => void exportAll()}>
      Export everything
    </Button>
  )
  switch (problem.kind) {
    case 'unavailable':
      return (
        <Notice tone="error" urgent title="This browser does not let Stagecraft save anything." actions={exportButton}>
          It may be a private window, or storage is blocked. What you type lives in this tab only: export it before you
          close the tab. ({problem.why})
        </Notice>
      )
    case 'full':
      return (
        <Notice
          tone="error"
          urgent
          title="The disk is full: your last changes are not saved yet."
          actions={exportButton}
        >
          They are still here, and saving is tried again every few seconds. Export your work, or make room.
        </Notice>
      )
    case 'newer':
      return (
        <Notice
          tone="warning"
          urgent
          title="Your work was saved by a newer release of Stagecraft."
          actions={exportButton}
        >
          This page is older and leaves it untouched; what you type here is not saved. Reload to get the newer release.
        </Notice>
      )
    case 'damaged':
      return (
        <Notice
          tone="error"
          urgent
          title="The saved work could not be read."
          actions={
            <>
              <Button
                size="small"
                onClick={() =>
                  download(
                    'stagecraft-unreadable.json',
                    JSON.stringify(problem.raw, undefined, 2) ?? '',
                    'application/json',
                  )
                }
              >
                Download it as it is
              </Button>
              <Button size="small" onClick={() => keeper.startEmpty()}>
                Start empty
              </Button>
            </>
          }
        >
          It is left as it is until you decide. ({problem.why.split('\n')[0]})
        </Notice>
      )
  }
}
