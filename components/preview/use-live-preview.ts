/** A live preview of one source: the frame's line to the engine, what was asked over it, and where the frame is. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { frameReply } from '@/core/engine/frame-reply.ts'
import type { FrameReply } from '@/core/engine/preview-messages.ts'
import { useBench } from '../workbench/bench-context.tsx'
import type { PreviewLink, PreviewPlace, PreviewPorts } from './preview-ports.ts'
import { type LogEntry, withHops, withOutside } from './request-log.ts'

const NO_ORIGINS: readonly string[] = []

export interface Looked {
  readonly source: string
  readonly port: number
}

export type Liveness =
  | { readonly kind: 'starting' | 'ready' }
  /** Drawn without scripts: the reason. */
  | { readonly kind: 'still'; readonly why: string }
  | { readonly kind: 'lost'; readonly why: string }

export interface FramePlace {
  readonly path: string
  readonly back: boolean
  readonly forward: boolean
}

export function useLivePreview(looked: Looked) {
  const bench = useBench()
  const [ports, setPorts] = useState<PreviewPorts>()
  const [place, setPlace] = useState<PreviewPlace>()
  /** Which of the origins. */
  const [tried, setTried] = useState(0)
  const [live, setLive] = useState<Liveness>({ kind: 'starting' })
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const [log, setLog] = useState<readonly LogEntry[]>([])
  const [at, setAt] = useState<FramePlace>({ path: '/', back: false, forward: false })
  const link = useRef<PreviewLink>(undefined)
  const now = useRef(looked)
  now.current = looked

  useEffect(() => {
    let alive = true
    void findPlace(bench.loadPreview).then((found) => {
      if (!alive) return
      setPorts(found.ports)
      setPlace(found.place)
      if (found.place.origins.length === 0) setLive({ kind: 'still', why: found.place.why ?? '' })
    })
    return () => {
      alive = false
    }
  }, [bench])

  const origins = place?.origins ?? NO_ORIGINS
  const origin = origins[tried]
  useEffect(() => {
    if (frame === null || ports === undefined || origin === undefined) return
    const opened = ports.open(frame, origin, {
      ready: () => setLive({ kind: 'ready' }),
      cannot: (why) => (tried + 1 < origins.length ? setTried(tried + 1) : setLive({ kind: 'still', why })),
      lost: (why) => setLive({ kind: 'lost', why }),
      moved: setAt,
      outside: (url) => setLog((old) => withOutside(old, url)),
      async answer({ method, path, headers, bodyBytes, navigation }): Promise<FrameReply> {
        const { source, port } = now.current
        const sent = { source, port, method, path, headers, bodyBytes, navigation, now: seconds() }
        const hops = await bench.look({ about: 'request', request: sent })
        setLog((old) => withHops(old, hops, navigation ? 'page' : 'part'))
        return frameReply(hops.at(-1)!, { origin, site: window.location.origin, navigation, port })
      },
    })
    link.current = opened
    return () => {
      link.current = undefined
      opened.close()
    }
  }, [bench, frame, ports, origin, origins, tried])

  return {
    live,
    at,
    log,
    /** Where the frame's page lies; undefined while there is to be none. */
    shell: ports !== undefined && origin !== undefined && isAlive(live) ? ports.shellAt(origin) : undefined,
    frame: setFrame,
    link,
    note: useCallback((change: (old: readonly LogEntry[]) => readonly LogEntry[]) => setLog(change), []),
    restart: useCallback(() => setLive({ kind: 'starting' }), []),
  }
}

function isAlive({ kind }: Liveness): boolean {
  return kind === 'starting' || kind === 'ready'
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000)
}

async function findPlace(load: (() => Promise<PreviewPorts>) | undefined) {
  const none: PreviewPlace = { origins: [], why: 'This page has no live previews.' }
  if (load === undefined) return { ports: undefined, place: none }
  const ports = await load()
  return { ports, place: await ports.place() }
}
