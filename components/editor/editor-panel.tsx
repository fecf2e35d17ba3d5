'use client'
/** The learner's files: a list of all, tabs for the open ones, and the editor. */
import { Files as FilesIcon, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { StageView } from '@/core/engine/build-view.ts'
import type { Diagnostic } from '@/core/text/diagnostic.ts'
import { CheckCount } from '../lesson/check-count.tsx'
import { useSession } from '../session/session-context.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useBench, useBenchState } from '../workbench/bench-context.tsx'
import { CodeEditor } from './code-editor.tsx'
import styles from './editor-panel.module.css'
import { FileList } from './file-list.tsx'
import type { Band, Mark } from './marks.ts'
import { PrintedFiles } from './printed-files.tsx'

const NO_DIAGNOSTICS: readonly Diagnostic[] = []
const NO_STAGES: readonly StageView[] = []

export function EditorPanel() {
  const bench = useBench()
  const files = useBenchState((state) => state.files)
  const openPath = useBenchState((state) => state.openPath)
  const openTabs = useBenchState((state) => state.openTabs)
  const place = useBenchState((state) => state.place)
  const diagnostics = useBenchState((state) => state.judged?.diagnostics ?? NO_DIAGNOSTICS)
  const stages = useBenchState((state) => state.judged?.build?.stages ?? NO_STAGES)
  const settled = useSession((state) => state.loaded)
  const [listed, setListed] = useState(false)
  const file = files[openPath]
  const marks = useMemo(() => diagnostics.filter((each) => each.file === openPath).map(markOf), [diagnostics, openPath])
  const bands = useMemo(() => (openPath === 'Dockerfile' ? stages.map(bandOf) : []), [stages, openPath])
  return (
    <section className={styles.panel} aria-label="Files">
      <PrintedFiles />
      <div className={styles.bar}>
        <IconButton
          toRight
          label={listed ? 'Hide all files' : 'Show all files'}
          aria-expanded={listed}
          onClick={() => setListed(!listed)}
        >
          <FilesIcon aria-hidden />
        </IconButton>
        <ul className={styles.tabs} aria-label="Open files">
          {openTabs.map((path) => (
            <li key={path} className={styles.tab} data-open={path === openPath}>
              <button
                type="button"
                className={styles.name}
                aria-current={path === openPath ? 'true' : undefined}
                onClick={() => bench.openFile(path)}
              >
                {path.split('/').at(-1)}
                {problemsIn(diagnostics, path) > 0 && (
                  <span className={styles.count}>
                    {problemsIn(diagnostics, path)}
                    <span className="visually-hidden"> problems</span>
                  </span>
                )}
              </button>
              {!bench.mainFiles.includes(path) && (
                <button
                  type="button"
                  className={styles.close}
                  aria-label={`Close ${path}`}
                  onClick={() => bench.closeFile(path)}
                >
                  <X aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
        <CheckCount />
      </div>
      <div className={styles.body}>
        {listed && <FileList files={files} openPath={openPath} onOpen={bench.openFile} />}
        <div className={styles.editor}>
          {file?.encoding === 'base64' ? (
            <p className={styles.binary}>
              <code>{openPath}</code> is not a text.
            </p>
          ) : (
            <CodeEditor
              path={openPath}
              scope={bench.scope}
              text={file?.text ?? ''}
              settled={settled}
              marks={marks}
              bands={bands}
              place={place}
              onType={bench.type}
              onRest={bench.rest}
              onCaret={bench.caret}
            />
          )}
        </div>
      </div>
    </section>
  )
}

function problemsIn(diagnostics: readonly Diagnostic[], path: string): number {
  return diagnostics.filter((diagnostic) => diagnostic.file === path && diagnostic.severity !== 'info').length
}

function markOf(diagnostic: Diagnostic): Mark {
  const { start, end } = diagnostic.range
  return {
    severity: diagnostic.severity,
    message: diagnostic.help ? `${diagnostic.message}\n${diagnostic.help}` : diagnostic.message,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  }
}

function bandOf(stage: StageView): Band {
  return {
    letter: stage.letter,
    colour: stage.index,
    startLine: stage.startLine,
    endLine: stage.endLine,
    skipped: !stage.needed,
  }
}
