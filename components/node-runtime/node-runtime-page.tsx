'use client'
/** The page of the Node runtime, from the terms to the preview. Nothing is started by opening it. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type PageFacts, unmetPrecondition } from '@/core/runtime/preconditions.ts'
import { takeHomeFiles } from '@/core/workspace/take-home.ts'
import { useSession, useSessionPorts } from '../session/session-context.tsx'
import { useStore } from '../session/use-store.ts'
import { BeforeStart } from './before-start.tsx'
import { BuildForLessons } from './build-for-lessons.tsx'
import { CommandRow } from './command-row.tsx'
import styles from './node-runtime.module.css'
import { createRuntimeDesk, type RuntimePorts } from './runtime-desk.ts'
import { RuntimePreview } from './runtime-preview.tsx'
import { RuntimeTerminal } from './runtime-terminal.tsx'

export type NodeRuntimePageProps = Pick<RuntimePorts, 'loadHost' | 'builds'>

export function NodeRuntimePage({ loadHost, builds }: NodeRuntimePageProps) {
  const { keeper, loadStarter, now } = useSessionPorts()
  const [desk] = useState(() => {
    const loadFiles = async () => {
      await keeper.load()
      return takeHomeFiles(keeper.get().session, await loadStarter())
    }
    return createRuntimeDesk({ loadHost, builds, loadFiles, now })
  })
  const state = useStore(desk, (each) => each)
  const scopes = useSession(({ session }) => session.scopes)
  const lesson = useSession(({ session }) => session.lastLesson)
  const page = useSyncExternalStore(never, pageFacts, () => undefined)
  useEffect(() => {
    void desk.loadKept()
    return desk.close
  }, [desk])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the files are what is watched
  useEffect(() => void desk.refresh(), [desk, scopes])
  const unmet = page === undefined ? undefined : unmetPrecondition(page)
  return (
    <div className={styles.page}>
      {lesson && (
        <p>
          <a href={`/lessons/${lesson}/`}>Back to the lesson</a>
        </p>
      )}
      {state.phase !== 'on' && page !== undefined && <BeforeStart desk={desk} state={state} unmet={unmet} />}
      {state.phase === 'on' && (
        <section className={styles.part} aria-labelledby="commands">
          <h2 id="commands">The app’s own commands</h2>
          <CommandRow desk={desk} state={state} />
          <div className={styles.panes}>
            <RuntimeTerminal desk={desk} />
            {state.serving && <RuntimePreview server={state.server} />}
          </div>
        </section>
      )}
      <BuildForLessons desk={desk} state={state} />
    </div>
  )
}

const never = () => () => undefined
let facts: PageFacts | undefined

/** They stay as they are for as long as the document lives. */
function pageFacts(): PageFacts {
  facts ??= {
    secure: window.isSecureContext,
    isolated: window.crossOriginIsolated,
    sharedMemory: typeof SharedArrayBuffer !== 'undefined',
    loadedHere: loadedPath() === window.location.pathname,
  }
  return facts
}

/** Of the address the document was loaded from; a link within the site changes only the shown one. */
function loadedPath(): string | undefined {
  const [entry] = performance.getEntriesByType('navigation')
  return entry === undefined ? undefined : new URL(entry.name).pathname
}
