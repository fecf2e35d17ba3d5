'use client'
/** A project of the learner's own: bring it, see what was read of it, change over to the starter and back, take it home. */
import Link from 'next/link'
import { useState } from 'react'
import type { Imported } from '@/core/exporter/import-project.ts'
import { activate, bringOwn, PARKED } from '@/core/workspace/own-project.ts'
import { projectFacts, projectProblem } from '@/core/workspace/project-facts.ts'
import { CARRIED, filesOf } from '@/core/workspace/session.ts'
import { ImportChoices } from '../playground/import-choices.tsx'
import { ImportReport } from '../playground/import-report.tsx'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { StorageBanner } from '../site/storage-banner.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { FactTable } from './fact-table.tsx'
import { OwnDownloads } from './own-downloads.tsx'
import styles from './project.module.css'

export function OwnProjectPage() {
  const { keeper } = useSessionPorts()
  const loaded = useSession((state) => state.loaded)
  const own = useSession((state) => state.session.own)
  const active = useSession((state) => state.session.active)
  const files = useSession(({ session }) => filesOf(session, session.active === 'own' ? CARRIED : PARKED).files)
  const change = async (to: 'own' | 'starter') => {
    // What is typed in the other project is saved as that project's before its files change places.
    await keeper.flush()
    keeper.update((session) => activate(session, to))
  }
  if (!loaded) return <p>Your work is being read.</p>
  return (
    <div className={styles.page}>
      <StorageBanner />
      {own && (
        <section aria-labelledby="yours" className={styles.part}>
          <h2 id="yours">{own.name}</h2>
          <p role="status">
            {active === 'own'
              ? 'The course works on this project now.'
              : 'The course works on the starter now; this project waits as you left it.'}
          </p>
          <div className={styles.buttons}>
            {active === 'own' ? (
              <>
                <Link className={buttonClass('primary')} href="/lessons/development-dockerfile/">
                  Go to the lessons
                </Link>
                <Button onClick={() => void change('starter')}>Back to the starter</Button>
              </>
            ) : (
              <Button look="primary" onClick={() => void change('own')}>
                Work on {own.name} again
              </Button>
            )}
          </div>
          <FactTable facts={projectFacts(files, own)} />
          <OwnDownloads name={own.name} files={files} />
        </section>
      )}
      <Bring replaces={own?.name} />
      <CannotTell />
    </div>
  )
}

function Bring({ replaces }: { readonly replaces: string | undefined }) {
  const { keeper, now } = useSessionPorts()
  const [imported, setImported] = useState<Imported>()
  const problem = imported?.kind === 'imported' ? projectProblem(imported.files) : undefined
  const bring = async (read: Extract<Imported, { kind: 'imported' }>) => {
    await keeper.flush()
    const { name } = projectFacts(read.files)
    keeper.update((session) => bringOwn(session, { name, at: now(), answers: {} }, read.files))
    setImported(undefined)
  }
  return (
    <section aria-labelledby="bring" className={styles.part}>
      <h2 id="bring">{replaces ? 'Bring another one' : 'Bring it'}</h2>
      <ImportChoices onImported={setImported} />
      {imported && <ImportReport imported={imported} />}
      {problem && (
        <p role="alert" className={styles.problem}>
          This cannot be taken through the course. {problem} It can still be opened in the{' '}
          <Link href="/playground/">playground</Link>.
        </p>
      )}
      {imported?.kind === 'imported' && !problem && (
        <>
          <FactTable facts={projectFacts(imported.files)} />
          {replaces && (
            <p>It takes the place of {replaces}: download that first, or have it back by “Undo” in a lesson.</p>
          )}
          <Button look="primary" onClick={() => void bring(imported)}>
            Take it through the course
          </Button>
        </>
      )}
    </section>
  )
}

function CannotTell() {
  return (
    <section aria-labelledby="limits" className={styles.part}>
      <h2 id="limits">What Stagecraft cannot know of it</h2>
      <p>
        No package of yours is installed here and none of your code is run. What an install or a build of your project
        would write is therefore not known, and a check that needs it says “cannot tell”. Build it with your own Docker,
        look, and say so beside the check: the lesson then counts as done. Or{' '}
        <a href="/runtime/">run its own npm commands in this browser</a>: what <code>vite build</code> writes there, the
        lessons can use.
      </p>
      <p>
        Known as ever: which files reach the build, what is copied where, the stages, which steps an edit runs again,
        and what nginx accepts. The nginx lesson tries your configuration with the starter’s site.
      </p>
    </section>
  )
}
