'use client'
/** Beside the page: its requests, requests by hand, and the container's log. */
import { Tabs } from 'radix-ui'
import type { PreviewSource } from '@/core/engine/preview-sources.ts'
import { useBench } from '../workbench/bench-context.tsx'
import styles from './preview-side.module.css'
import { RequestList } from './request-list.tsx'
import { type LogEntry, withHops } from './request-log.ts'
import { TryRequest } from './try-request.tsx'
import type { Looked } from './use-live-preview.ts'

interface Props {
  readonly source: PreviewSource
  readonly looked: Looked
  readonly log: readonly LogEntry[]
  readonly note: (change: (old: readonly LogEntry[]) => readonly LogEntry[]) => void
}

export function PreviewSide({ source, looked, log, note }: Props) {
  const bench = useBench()
  const onPlace = (file: string, line: number) => bench.goTo(file, line, 1)
  return (
    <Tabs.Root defaultValue="requests" className={styles.side} activationMode="manual">
      <Tabs.List className={styles.tabs} aria-label="About the container">
        <Tabs.Trigger value="requests">Requests</Tabs.Trigger>
        <Tabs.Trigger value="try">Try a request</Tabs.Trigger>
        <Tabs.Trigger value="container">Container</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="requests" className={styles.content}>
        <RequestList log={log} onPlace={onPlace} onClear={() => note(() => [])} />
      </Tabs.Content>
      <Tabs.Content value="try" className={styles.content} forceMount>
        <TryRequest looked={looked} onPlace={onPlace} onHops={(hops) => note((old) => withHops(old, hops, 'form'))} />
      </Tabs.Content>
      <Tabs.Content value="container" className={styles.content}>
        <Facts source={source} />
      </Tabs.Content>
    </Tabs.Root>
  )
}

function Facts({ source: { log, health, ports, state } }: { readonly source: PreviewSource }) {
  return (
    <div className={styles.facts}>
      <p>
        {state.kind === 'answers'
          ? `Answers on ${ports.map((port) => `localhost:${port}`).join(', ')}.`
          : 'Answers nowhere.'}
      </p>
      {health.kind !== 'none' && (
        <p>
          Health check: <strong>{health.kind === 'unknown' ? 'cannot tell' : health.kind}</strong>
          {health.kind === 'unknown'
            ? ` (${health.why})`
            : health.output !== '' && <code> {health.output.trim()}</code>}
        </p>
      )}
      <h4>Log</h4>
      {log.length === 0 ? <p>Nothing printed.</p> : <pre>{log.join('\n')}</pre>}
    </div>
  )
}
