'use client'
/** A browser for the simulated container: address, answer with its headers, the way it took, and the page itself. */
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import type { PublishedPort } from '@/core/engine/protocol.ts'
import type { VisitView } from '@/core/engine/visit-view.ts'
import { Button } from '../ui/button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import styles from './preview-panel.module.css'
import { VisitAnswer } from './visit-answer.tsx'

const NO_PORTS: readonly PublishedPort[] = []

export function PreviewPanel({ active }: { readonly active: boolean }) {
  const bench = useBench()
  const ready = useBenchState((state) => state.engine === 'ready')
  const judged = useBenchState((state) => state.judged)
  const ports = judged?.ports ?? NO_PORTS
  const [source, setSource] = useState('build')
  const [path, setPath] = useState('/')
  const [asked, setAsked] = useState('/')
  const [visit, setVisit] = useState<VisitView>()
  const chosen = ports.find((port) => `${port.container}:${port.hostPort}` === source)

  const look = useCallback(
    async (address: string) => {
      setAsked(address)
      setVisit(await bench.visit(address, chosen?.containerPort, chosen?.container).catch(failure))
    },
    [bench, chosen],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new verdict means new files, and so perhaps a new page
  useEffect(() => {
    if (active && ready) void look(asked)
  }, [active, ready, judged, look])

  function go(event: FormEvent) {
    event.preventDefault()
    const address = path.startsWith('/') ? path : `/${path}`
    setPath(address)
    void look(address)
  }

  return (
    <div className={styles.preview}>
      <form className={styles.bar} onSubmit={go}>
        <label className={styles.source}>
          <span className="visually-hidden">Container</span>
          <select value={chosen ? source : 'build'} onChange={(event) => setSource(event.target.value)}>
            <option value="build">Image of this Dockerfile</option>
            {ports.map((port) => (
              <option key={`${port.container}:${port.hostPort}`} value={`${port.container}:${port.hostPort}`}>
                localhost:{port.hostPort} ({port.name})
              </option>
            ))}
          </select>
        </label>
        <input
          className={styles.address}
          aria-label="Path to request"
          value={path}
          onChange={(event) => setPath(event.target.value)}
          spellCheck={false}
          autoCapitalize="off"
        />
        <Button size="small" type="submit">
          Go
        </Button>
      </form>
      {visit ? (
        <VisitAnswer visit={visit} path={asked} onPlace={(line) => bench.goTo('nginx.conf', line, 1)} />
      ) : (
        <p className={styles.note}>The container’s answer appears here.</p>
      )}
    </div>
  )
}

function failure(error: unknown): VisitView {
  const reason = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  return { kind: 'none', reason, detail: [], way: [] }
}
