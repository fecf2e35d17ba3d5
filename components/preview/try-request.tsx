'use client'
/** One request by hand: method, path and headers in, the whole answer out. Redirects are shown, not followed. */
import { type FormEvent, useState } from 'react'
import type { Hop } from '@/core/engine/serve.ts'
import { Button } from '../ui/button.tsx'
import { useBench } from '../workbench/bench-context.tsx'
import { asRequested } from './address.ts'
import { readHeaderLines } from './header-lines.ts'
import { HopView, type OnPlace } from './hop-view.tsx'
import styles from './try-request.module.css'
import { type Looked, seconds } from './use-live-preview.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

interface Props {
  readonly looked: Looked
  readonly onPlace: OnPlace
  readonly onHops: (hops: readonly Hop[]) => void
}

export function TryRequest({ looked, onPlace, onHops }: Props) {
  const bench = useBench()
  const [method, setMethod] = useState('GET')
  const [path, setPath] = useState('/')
  const [lines, setLines] = useState('')
  const [hop, setHop] = useState<Hop>()
  const [trouble, setTrouble] = useState<string>()
  const headers = readHeaderLines(lines)

  async function send(event: FormEvent) {
    event.preventDefault()
    if ('wrong' in headers) return
    const sent = { ...looked, method, path: asRequested(path), bodyBytes: 0, navigation: true, now: seconds() }
    try {
      const hops = await bench.look({ about: 'request', request: { ...sent, headers: headers.headers } })
      setHop(hops[0])
      setTrouble(undefined)
      onHops(hops)
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <div className={styles.try}>
      <form className={styles.form} onSubmit={send}>
        <label>
          <span className="visually-hidden">Method</span>
          <select value={method} onChange={(event) => setMethod(event.target.value)}>
            {METHODS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <input
          aria-label="Path of the request"
          value={path}
          onChange={(event) => setPath(event.target.value)}
          spellCheck={false}
          autoCapitalize="off"
        />
        <Button size="small" type="submit" disabled={'wrong' in headers}>
          Send
        </Button>
        <label className={styles.headers}>
          <span>Request headers, one a line</span>
          <textarea
            rows={2}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
            placeholder="accept-encoding: gzip"
            spellCheck={false}
            autoCapitalize="off"
            aria-invalid={'wrong' in headers}
          />
        </label>
        {'wrong' in headers && (
          <p role="alert" className={styles.wrong}>
            {headers.wrong}
          </p>
        )}
      </form>
      <div aria-live="polite">
        {trouble !== undefined && <p className={styles.wrong}>{trouble}</p>}
        {hop !== undefined && <HopView hop={hop} onPlace={onPlace} body />}
      </div>
    </div>
  )
}
