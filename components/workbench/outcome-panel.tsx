'use client'
/** What came of the learner's files: terminal, problems, result, stages, image, cache and preview, one at a time. */
import { lazy, type ReactNode, Suspense, useId, useRef } from 'react'
import { TerminalPanel } from '../terminal/terminal-panel.tsx'
import { TabPanel, TabRow } from '../ui/tabs.tsx'
import { useBench, useBenchState } from './bench-context.tsx'
import type { PanelName } from './bench-state.ts'
import styles from './outcome-panel.module.css'

/** What shows nothing before the engine has answered need not be there before. */
const ResultView = lazy(() => import('../build-view/result-view.tsx').then((part) => ({ default: part.ResultView })))
const RealWays = lazy(() => import('./real-ways.tsx').then((part) => ({ default: part.RealWays })))
const PreviewPanel = lazy(() => import('../preview/preview-panel.tsx').then((part) => ({ default: part.PreviewPanel })))
const ProblemList = lazy(() => import('../problems/problem-list.tsx').then((part) => ({ default: part.ProblemList })))

const PANELS: readonly { readonly name: PanelName; readonly word: string }[] = [
  { name: 'terminal', word: 'Terminal' },
  { name: 'problems', word: 'Problems' },
  { name: 'result', word: 'Result' },
  { name: 'stages', word: 'Stages' },
  { name: 'image', word: 'Image' },
  { name: 'cache', word: 'Cache' },
  { name: 'preview', word: 'Preview' },
]

const BundlingNote = lazy(() => import('./bundling-note.tsx').then((part) => ({ default: part.BundlingNote })))
const ImagePanel = lazy(() => import('./image-panel.tsx').then((part) => ({ default: part.ImagePanel })))
const CachePanel = lazy(() => import('./cache-panel.tsx').then((part) => ({ default: part.CachePanel })))
const StagesPanel = lazy(() => import('./stages-panel.tsx').then((part) => ({ default: part.StagesPanel })))

/** Views that are made on demand, and whose code comes when they are first opened. */
const LOOKS = [
  { name: 'stages', View: StagesPanel },
  { name: 'image', View: ImagePanel },
  { name: 'cache', View: CachePanel },
] as const

export function OutcomePanel({ end }: { readonly end: ReactNode }) {
  const bench = useBench()
  const panel = useBenchState((state) => state.panel)
  const judged = useBenchState((state) => state.judged)
  const engine = useBenchState((state) => state.engine)
  const trouble = useBenchState((state) => state.trouble)
  const id = useId()
  const previewed = useRef(false)
  if (panel === 'preview') previewed.current = true
  const bundling = useBenchState((state) => state.bundling)
  const problems = judged?.diagnostics ?? []
  const pressing = problems.filter((problem) => problem.severity !== 'info').length
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <TabRow
          id={id}
          label="What came of it"
          className={styles.tabs}
          tabClass={styles.tab}
          value={panel}
          onValue={bench.showPanel}
          tabs={PANELS.map(({ name, word }) => ({
            name,
            label: (
              <>
                {word}
                {name === 'problems' && pressing > 0 && <span className={styles.count}>{pressing}</span>}
              </>
            ),
          }))}
        />
        {end}
      </div>
      {bundling.kind !== 'idle' && (
        <Suspense>
          <BundlingNote state={bundling} />
        </Suspense>
      )}
      <TabPanel id={id} name="terminal" value={panel} keep className={styles.content} tabIndex={-1}>
        <TerminalPanel active={panel === 'terminal'} />
      </TabPanel>
      <TabPanel id={id} name="problems" value={panel} className={styles.content}>
        <Suspense>
          <ProblemList diagnostics={problems} onPlace={bench.goTo} />
        </Suspense>
      </TabPanel>
      <TabPanel id={id} name="result" value={panel} className={styles.content}>
        {engine === 'ready' ? (
          <Suspense fallback={<Waiting engine="starting" trouble={undefined} />}>
            <ResultView
              build={judged?.build}
              onLine={(line) => bench.goTo('Dockerfile', line, 1)}
              onStages={() => bench.showPanel('stages')}
              onImage={() => bench.showPanel('image')}
              real={
                <Suspense>
                  <RealWays />
                </Suspense>
              }
            />
          </Suspense>
        ) : (
          <Waiting engine={engine} trouble={trouble} />
        )}
      </TabPanel>
      {LOOKS.map(({ name, View }) => (
        <TabPanel key={name} id={id} name={name} value={panel} className={styles.content} tabIndex={-1}>
          {engine === 'broken' ? (
            <Waiting engine={engine} trouble={trouble} />
          ) : (
            <Suspense fallback={<p className={styles.note}>The picture is loading.</p>}>
              <View />
            </Suspense>
          )}
        </TabPanel>
      ))}
      {/* Once opened it stays: an app keeps what was done in it while another panel is looked at. */}
      <TabPanel id={id} name="preview" value={panel} keep className={styles.content}>
        {previewed.current && (
          <Suspense fallback={<p className={styles.note}>The preview is loading.</p>}>
            <PreviewPanel active={panel === 'preview'} />
          </Suspense>
        )}
      </TabPanel>
    </div>
  )
}

function Waiting({
  engine,
  trouble,
}: {
  readonly engine: 'starting' | 'broken' | 'ready'
  readonly trouble: string | undefined
}) {
  if (engine === 'starting') return <p className={styles.note}>The engine is starting. You can type meanwhile.</p>
  return (
    <div className={styles.note} role="alert">
      <p>
        Something in Stagecraft broke, and it is not your doing. What you typed is saved; reloading the page may help.
      </p>
      <pre>{trouble}</pre>
    </div>
  )
}
