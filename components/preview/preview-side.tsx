'use client'
/** Beside the page: its requests, requests by hand, and the container's log. */
import { useId, useState } from 'react'
import type { PreviewSource } from '@/core/engine/preview-sources.ts'
import { type Tab, TabPanel, TabRow } from '../ui/tabs.tsx'
import { useBench } from '../workbench/bench-context.tsx'
import styles from './preview-side.module.css'
import { RequestList } from './request-list.tsx'
import { type LogEntry, withHops } from './request-log.ts'
import { TryRequest } from './try-request.tsx'
import type { Looked } from './use-live-preview.ts'

type PartName = 'requests' | 'try' | 'container'

const PARTS: readonly Tab<PartName>[] = [
  { name: 'requests', label: 'Requests' },
  { name: 'try', label: 'Try a request' },
  { name: 'container', label: 'Container' },
]

interface Props {
  readonly source: PreviewSource
  readonly looked: Looked
  readonly log: readonly LogEntry[]
  readonly note: (change: (old: readonly LogEntry[]) => readonly LogEntry[]) => void
}

export function PreviewSide({ source, looked, log, note }: Props) {
  const bench = useBench()
  const onPlace = (file: string, line: number) => bench.goTo(file, line, 1)
  const id = useId()
  const [shown, setShown] = useState<PartName>('requests')
  const part = { id, value: shown, className: styles.content }
  return (
    <div className={styles.side}>
      <TabRow
        id={id}
        label="About the container"
        tabs={PARTS}
        value={shown}
        onValue={setShown}
        className={styles.tabs}
        tabClass={undefined}
      />
      <TabPanel {...part} name="requests">
        <RequestList log={log} onPlace={onPlace} onClear={() => note(() => [])} />
      </TabPanel>
      <TabPanel {...part} name="try" keep>
        <TryRequest looked={looked} onPlace={onPlace} onHops={(hops) => note((old) => withHops(old, hops, 'form'))} />
      </TabPanel>
      <TabPanel {...part} name="container">
        <Facts source={source} />
      </TabPanel>
    </div>
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
