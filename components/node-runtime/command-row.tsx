'use client'
/** The app's four commands, and the way to stop what runs. */
import { Square } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import styles from './node-runtime.module.css'
import { type Action, COMMANDS, type RuntimeDesk, type RuntimeState } from './runtime-desk.ts'
import { endWords } from './transcript.ts'

const ACTIONS: readonly Action[] = ['install', 'start', 'test', 'build']

export function CommandRow({ desk, state }: { readonly desk: RuntimeDesk; readonly state: RuntimeState }) {
  const { running, serving, server } = state
  return (
    <div className={styles.commands}>
      <fieldset className={styles.row}>
        <legend className="visually-hidden">Commands of the app</legend>
        {ACTIONS.map((action) => (
          <Button
            key={action}
            look={action === 'build' ? 'primary' : 'quiet'}
            disabled={running !== undefined || (action === 'start' && serving)}
            onClick={() => void desk.begin(action)}
          >
            <code>{COMMANDS[action].join(' ')}</code>
          </Button>
        ))}
        {running !== undefined && (
          <Button icon={<Square aria-hidden />} onClick={() => desk.stop('running')}>
            Stop it
          </Button>
        )}
        {serving && (
          <Button icon={<Square aria-hidden />} onClick={() => desk.stop('server')}>
            Stop the server
          </Button>
        )}
      </fieldset>
      <p role="status" className={styles.quiet} data-runtime-said>
        {said(state)}
        {server !== undefined && ` The server answers on port ${server.port}.`}
      </p>
    </div>
  )
}

function said({ running, serving, ended }: RuntimeState): string {
  if (running !== undefined) return `${COMMANDS[running].join(' ')} is running.`
  if (ended !== undefined) return `${COMMANDS[ended.action].join(' ')}: ${endWords(ended.end)}`
  return serving
    ? 'npm start is running.'
    : 'The Node runtime is ready. Packages are installed before the first command that needs them.'
}
