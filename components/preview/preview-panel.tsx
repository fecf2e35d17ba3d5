'use client'
/** A browser for the container: its page, live on an origin of its own, each request it made, and requests by hand. */
import { useEffect, useRef, useState } from 'react'
import type { PreviewSource } from '@/core/engine/preview-sources.ts'
import { Button } from '../ui/button.tsx'
import { useBench } from '../workbench/bench-context.tsx'
import { useLook } from '../workbench/use-look.ts'
import { AddressBar } from './address-bar.tsx'
import styles from './preview-panel.module.css'
import { PreviewSide } from './preview-side.tsx'
import { withHops } from './request-log.ts'
import { SourceState } from './source-state.tsx'
import { StillPage } from './still-page.tsx'
import { type Looked, seconds, useLivePreview } from './use-live-preview.ts'

const SOURCES = { about: 'preview' } as const
const NONE: readonly PreviewSource[] = []

export function PreviewPanel({ active }: { readonly active: boolean }) {
  const bench = useBench()
  const look = useLook(SOURCES, active)
  const sources = look.state === 'seen' ? look.view : NONE
  const [wish, setWish] = useState<Looked>({ source: 'image', port: 80 })
  const source = sources.find(({ id }) => id === wish.source) ?? sources[0]
  const looked = lookedAt(wish, source)
  const preview = useLivePreview(looked)
  const { live, at, log, shell, frame, link } = preview
  const [still, setStill] = useState('/')
  const answers = source?.state.kind === 'answers'
  const isLive = live.kind === 'ready'
  const version = source === undefined ? '' : `${source.id} ${looked.port} ${source.version}`
  useRefresh({ isLive, answers, version, path: at.path, link })
  const isStill = live.kind === 'still'
  const path = isStill ? still : at.path

  async function go(target: string) {
    if (!isStill) return link.current?.go(target)
    setStill(target)
    const sent = { ...looked, method: 'GET', path: target, headers: {}, bodyBytes: 0, navigation: true, now: seconds() }
    const hops = await bench.look({ about: 'request', request: sent })
    preview.note((old) => withHops(old, hops, 'page'))
  }

  if (look.state === 'broken') return <p className={styles.note}>{look.message}</p>
  if (source === undefined) return <p className={styles.note}>The engine is starting.</p>
  return (
    <div className={styles.preview} data-preview={live.kind}>
      <AddressBar
        sources={sources}
        looked={looked}
        path={path}
        back={at.back ? () => link.current?.back() : undefined}
        forward={at.forward ? () => link.current?.forward() : undefined}
        onLook={setWish}
        onGo={go}
        onReload={() => (isStill ? void go(still) : link.current?.reload())}
      />
      <Notes live={live} source={source} onRestart={preview.restart} />
      <div className={styles.halves}>
        <div className={styles.view}>
          {!answers && <SourceState source={source} />}
          {answers && isStill && (
            <StillPage
              path={still}
              container={source.id === 'image' ? undefined : source.id}
              port={source.id === 'image' ? looked.port : undefined}
              version={version}
            />
          )}
          {shell !== undefined && (
            <iframe
              key={shell}
              ref={frame}
              className={styles.frame}
              title="Preview of the container"
              src={shell}
              hidden={!answers}
              // No top navigation, no pop-ups, no downloads, no dialogs: the app stays in its frame.
              sandbox="allow-scripts allow-same-origin allow-forms"
              referrerPolicy="no-referrer"
            />
          )}
        </div>
        <PreviewSide source={source} looked={looked} log={log} note={preview.note} />
      </div>
    </div>
  )
}

/** A container keeps the port that was wished, or gives its first. */
function lookedAt(wish: Looked, source: PreviewSource | undefined): Looked {
  if (source === undefined) return wish
  const port = source.id === wish.source && source.ports.includes(wish.port) ? wish.port : (source.ports[0] ?? 80)
  return { source: source.id, port }
}

interface Refreshed {
  readonly isLive: boolean
  readonly answers: boolean
  readonly version: string
  readonly path: string
  readonly link: ReturnType<typeof useLivePreview>['link']
}

/** The page is asked for again when another answer may come: after an edit that changed the image, or for another container. */
function useRefresh({ isLive, answers, version, path, link }: Refreshed): void {
  const shown = useRef<string>(undefined)
  const where = useRef(path)
  where.current = path
  useEffect(() => {
    if (!isLive) shown.current = undefined
    if (!isLive || !answers || shown.current === version) return
    const first = shown.current === undefined
    shown.current = version
    if (first) link.current?.go(where.current)
    else link.current?.reload()
  }, [isLive, answers, version, link])
}

interface NotesProps {
  readonly live: ReturnType<typeof useLivePreview>['live']
  readonly source: PreviewSource
  readonly onRestart: () => void
}

function Notes({ live, source, onRestart }: NotesProps) {
  return (
    <div className={styles.notes} role="status">
      {live.kind === 'starting' && <p>The preview is starting.</p>}
      {live.kind === 'still' && <p>The page is drawn without running its scripts. {live.why}</p>}
      {live.kind === 'lost' && (
        <p>
          {live.why}{' '}
          <Button size="small" onClick={onRestart}>
            Start the preview again
          </Button>
        </p>
      )}
      {source.standIn !== undefined && (
        <p>
          A development server translates each module as it is asked for; that is not simulated. This is{' '}
          {source.standIn === 'recorded'
            ? 'the recorded build of the same sources.'
            : 'a bundle of your edited sources, in development mode.'}
        </p>
      )}
      {source.notShown !== undefined && source.state.kind === 'answers' && <p>{source.notShown}</p>}
      {source.serves === 'dev-server' &&
        source.standIn === undefined &&
        source.notShown === undefined &&
        source.state.kind === 'answers' && (
          <p>The app’s sources were edited, and what its development server makes of them is not recorded.</p>
        )}
    </div>
  )
}
