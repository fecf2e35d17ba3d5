'use client'
/** What starting means and whose terms hold; and, where it cannot be started, why. */
import { Play, RotateCcw } from 'lucide-react'
import type { Unmet } from '@/core/runtime/preconditions.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import styles from './node-runtime.module.css'
import type { RuntimeDesk, RuntimeState } from './runtime-desk.ts'
import { troubleWords } from './trouble-words.ts'

interface Props {
  readonly desk: RuntimeDesk
  readonly state: RuntimeState
  readonly unmet: Unmet | undefined
}

export function BeforeStart({ desk, state, unmet }: Props) {
  const { phase, trouble } = state
  return (
    <section className={styles.before} aria-labelledby="before-start">
      <h2 id="before-start">Before you start it</h2>
      <Terms />
      {unmet && <CannotStart unmet={unmet} />}
      {trouble && <Trouble desk={desk} trouble={trouble} />}
      {!unmet && trouble === undefined && (
        <p className={styles.row}>
          <Button
            look="primary"
            icon={<Play aria-hidden />}
            disabled={phase === 'starting'}
            onClick={() => void desk.open()}
          >
            {phase === 'starting' ? 'Starting…' : 'Start the Node runtime'}
          </Button>
        </p>
      )}
      <p role="status" className={styles.quiet}>
        {phase === 'starting' && 'Waiting for the Node runtime. It has 20 seconds to answer.'}
      </p>
    </section>
  )
}

function Terms() {
  return (
    <ul className={styles.terms}>
      <li>
        It is{' '}
        <a href="https://webcontainers.io" target="_blank" rel="noreferrer">
          WebContainer
        </a>
        , a Node.js by StackBlitz that runs inside your browser. Starting it contacts <strong>stackblitz.com</strong>:
        the only thing in Stagecraft that contacts anybody. Packages come from the npm registry by way of StackBlitz’s
        servers. Nothing is loaded before you press the button.
      </li>
      <li>
        By starting it you agree to{' '}
        <a href="https://stackblitz.com/terms-of-service" target="_blank" rel="noreferrer">
          StackBlitz’s terms of service
        </a>
        . It is free for personal and open-source use;{' '}
        <a href="https://stackblitz.com/pricing#webcontainer-api" target="_blank" rel="noreferrer">
          commercial use needs a licence
        </a>
        .
      </li>
      <li>The lessons do not need it. All of them work without.</li>
    </ul>
  )
}

function CannotStart({ unmet }: { readonly unmet: Unmet }) {
  return (
    <Notice
      tone="warning"
      title={unmet.title}
      actions={
        unmet.reloadHelps && (
          <Button icon={<RotateCcw aria-hidden />} onClick={() => window.location.reload()}>
            Load it anew
          </Button>
        )
      }
    >
      <span data-unmet={unmet.what}>{unmet.text}</span>
    </Notice>
  )
}

function Trouble({
  desk,
  trouble,
}: {
  readonly desk: RuntimeDesk
  readonly trouble: NonNullable<RuntimeState['trouble']>
}) {
  const { title, text, again } = troubleWords(trouble, navigator.onLine)
  return (
    <Notice
      tone="error"
      urgent
      title={title}
      actions={
        <Button
          icon={<RotateCcw aria-hidden />}
          onClick={() => (again === 'retry' ? void desk.open() : window.location.reload())}
        >
          {again === 'retry' ? 'Try again' : 'Load this page anew'}
        </Button>
      }
    >
      {text} Your lessons go on without it.
    </Notice>
  )
}
