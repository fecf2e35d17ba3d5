'use client'
/** The three parts of a lesson page: why (text), what (files), and what came of it. On a phone they are three tabs. */
import { BookOpen, FileCode2, Keyboard, PackageCheck } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type { BuildView } from '@/core/engine/build-view.ts'
import { EditorPanel } from '../editor/editor-panel.tsx'
import { useRunThis } from '../lesson/use-run-this.ts'
import { Split } from '../ui/split.tsx'
import { useBench, useBenchState } from './bench-context.tsx'
import { OutcomePanel } from './outcome-panel.tsx'
import { type PhoneView, useShortcuts } from './use-shortcuts.ts'
import styles from './workbench.module.css'

const Notices = lazy(() => import('./notices.tsx').then((part) => ({ default: part.Notices })))
const ShortcutsDialog = lazy(() => import('./shortcuts-dialog.tsx').then((part) => ({ default: part.ShortcutsDialog })))

export interface WorkbenchProps {
  readonly children: ReactNode
  /** What the first part is called: `Lesson`, where a lesson is open. */
  readonly word?: string
  /** A row at the foot: the room that was joined. */
  readonly foot?: ReactNode
}

export function Workbench({ children, word = 'Lesson', foot }: WorkbenchProps) {
  const bench = useBench()
  const [view, setView] = useState<PhoneView>('lesson')
  const [keys, setKeys] = useState(false)
  const [awake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])
  const announcement = useBenchState((state) => state.announcement)
  const wish = useBenchState((state) => state.place?.wish)
  useRunThis(bench)
  const wishes = useBenchState((state) => state.wishes.length)
  useEffect(() => {
    if (wishes > 0) setView('outcome')
  }, [wishes])
  useShortcuts({ bench, onView: setView, onKeys: () => setKeys(true) })
  useEffect(() => {
    if (wish !== undefined) setView('files')
  }, [wish])
  return (
    <main id="main" className={styles.bench} data-workbench data-view={view} tabIndex={-1}>
      <div className={styles.notices}>
        {awake && (
          <Suspense>
            <Notices />
          </Suspense>
        )}
      </div>
      {view !== 'lesson' && (
        <div className={styles.part}>
          <h1>{word}</h1>
          <h2>{VIEWS.find((one) => one.view === view)?.word}</h2>
        </div>
      )}
      <div className={styles.panes}>
        <Split
          orientation="horizontal"
          label="Width of the text"
          initial={41}
          min={22}
          max={70}
          first={{
            id: 'pane-lesson',
            content: (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
              <section id="lesson-text" className={styles.prose} tabIndex={0} aria-label={`The ${word.toLowerCase()}`}>
                {children}
              </section>
            ),
          }}
          second={{ id: 'pane-bench', content: <FilesAndOutcome onKeys={() => setKeys(true)} /> }}
        />
      </div>
      {foot}
      <PhoneTabs view={view} onView={setView} word={word} />
      <p className="visually-hidden" role="status" aria-live="polite" data-announcement>
        {announcement}
      </p>
      {keys && (
        <Suspense>
          <ShortcutsDialog onClose={() => setKeys(false)} />
        </Suspense>
      )}
    </main>
  )
}

function FilesAndOutcome({ onKeys }: { readonly onKeys: () => void }) {
  return (
    <Split
      orientation="vertical"
      label="Height of the files"
      initial={54}
      min={15}
      max={88}
      first={{ id: 'pane-files', content: <EditorPanel /> }}
      second={{
        id: 'pane-outcome',
        content: (
          <OutcomePanel
            end={
              <button type="button" className={styles.keys} onClick={onKeys}>
                <Keyboard aria-hidden /> <span className="visually-hidden">Keyboard shortcuts</span>
              </button>
            }
          />
        ),
      }}
    />
  )
}

/** Two results that read the same are no news. */
function signature(build: BuildView | undefined): string {
  return build ? `${build.outcome.kind} ${build.image?.size.value} ${build.stages.length}` : ''
}

const VIEWS = [
  { view: 'lesson', word: 'Lesson', Icon: BookOpen },
  { view: 'files', word: 'Files', Icon: FileCode2 },
  { view: 'outcome', word: 'Result', Icon: PackageCheck },
] as const

interface PhoneTabsProps {
  readonly view: PhoneView
  readonly onView: (view: PhoneView) => void
  readonly word: string
}

function PhoneTabs({ view, onView, word: first }: PhoneTabsProps) {
  const checks = useBenchState((state) => state.shown.checks)
  const problems = useBenchState(
    (state) => state.judged?.diagnostics.filter((each) => each.severity === 'error').length ?? 0,
  )
  const result = useBenchState((state) => signature(state.judged?.build))
  const seen = useRef(result)
  if (view === 'outcome' || seen.current === '') seen.current = result
  const list = Object.values(checks)
  const passed = list.filter((check) => check.status === 'pass').length
  const badges: Readonly<Record<PhoneView, string>> = {
    lesson: list.length > 0 ? `${passed}/${list.length}` : '',
    files: problems > 0 ? String(problems) : '',
    outcome: seen.current === result ? '' : 'new',
  }
  return (
    <nav className={styles.phone} aria-label={`Parts of the ${first.toLowerCase()}`}>
      {VIEWS.map(({ view: name, word, Icon }) => (
        <button key={name} type="button" aria-current={view === name ? 'true' : undefined} onClick={() => onView(name)}>
          <Icon aria-hidden />
          {name === 'lesson' ? first : word}
          {badges[name] && <span className={styles.badge}>{badges[name]}</span>}
        </button>
      ))}
    </nav>
  )
}
