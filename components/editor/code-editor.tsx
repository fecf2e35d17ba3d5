'use client'
/**
 * One text, two editors: a plain one that is there at once (and stays on touch devices), and Monaco, which takes over
 * text, caret and scroll when it has arrived. Neither loses a keystroke to the other.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import styles from './code-editor.module.css'
import { createEchoes } from './echoes.ts'
import type { Band, EditorPlace, Mark } from './marks.ts'
import type { MonacoView } from './monaco-view.ts'
import { areaHtml, areaLabel, composed, goToInArea, listen, setAreaText, typedBefore } from './plain-area.ts'
import { PlainGutter } from './plain-gutter.tsx'

export interface CodeEditorProps {
  readonly path: string
  readonly scope: string
  readonly text: string
  /** False until the saved session is read: till then the editor's text is ahead of ours. */
  readonly settled: boolean
  readonly marks: readonly Mark[]
  readonly bands: readonly Band[]
  readonly place: EditorPlace | undefined
  readonly onType: (path: string, text: string) => void
  /** The caret left a line, or the editor lost focus. */
  readonly onRest: () => void
  /** The caret came to another line. */
  readonly onCaret: (path: string, line: number) => void
}

export function CodeEditor(props: CodeEditorProps) {
  const { path, scope, text, settled, marks, bands, place } = props
  const latest = useRef(props)
  latest.current = props
  const holder = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<MonacoView>(undefined)
  /** The file whose text the plain editor holds. */
  const held = useRef(path)
  const [html] = useState(() => ({ __html: areaHtml(styles.area ?? '', path, scope, text) }))
  const [echoes] = useState(createEchoes)
  const [rich, setRich] = useState(false)
  const [scroll, setScroll] = useState(0)

  useLayoutEffect(() => {
    const area = areaIn(holder.current)
    const report = (typed: string) => {
      echoes.typed(held.current, typed)
      latest.current.onType(held.current, typed)
    }
    const early = typedBefore(area)
    if (early !== undefined) report(early)
    return listen(area, {
      onInput: report,
      onRest: () => latest.current.onRest(),
      onLine: (line) => latest.current.onCaret(held.current, line),
      onScroll: setScroll,
    })
  }, [echoes])

  // Texts that come from elsewhere (another tab, undo, the terminal). One's own keystrokes are there already.
  useLayoutEffect(() => {
    if (!settled || view.current) return
    const area = areaIn(holder.current)
    const foreign = echoes.isForeign(path, text)
    const switched = held.current !== path
    held.current = path
    area.dataset.path = path
    area.setAttribute('aria-label', areaLabel(path))
    if (foreign || switched) setAreaText(area, text)
  }, [settled, path, text, echoes])

  useEffect(() => {
    if (isTouch()) return
    let alive = true
    import('./monaco-view.ts')
      .then(async ({ openMonaco }) => {
        if (alive) await composed(areaIn(holder.current))
        if (!alive || !box.current) return
        view.current = openMonaco(box.current, areaIn(holder.current), {
          path: () => held.current,
          onType(where, typed) {
            echoes.typed(where, typed)
            latest.current.onType(where, typed)
          },
          onRest: () => latest.current.onRest(),
          onLine: (where, line) => latest.current.onCaret(where, line),
        })
        setRich(true)
      })
      .catch(stayPlain)
    return () => {
      alive = false
      view.current?.close()
      view.current = undefined
      setRich(false)
    }
  }, [echoes])

  useEffect(() => {
    if (!rich || !settled) return
    const foreign = echoes.isForeign(path, text)
    view.current?.show({ path, text, foreign, marks, bands })
  }, [rich, settled, path, text, marks, bands, echoes])

  useEffect(() => {
    if (!place || place.path !== path) return
    if (view.current) view.current.goTo(place)
    else goToInArea(areaIn(holder.current), place.line, place.column)
    latest.current.onCaret(place.path, place.line)
  }, [place, path])

  return (
    <div className={styles.editor} data-rich={rich}>
      <div className={styles.plain} hidden={rich}>
        <PlainGutter text={text} bands={bands} marks={marks} scroll={scroll} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: an escaped text area that React must leave alone */}
        <div ref={holder} className={styles.holder} dangerouslySetInnerHTML={html} suppressHydrationWarning />
      </div>
      <div ref={box} className={styles.rich} data-monaco={rich} />
      {rich && (
        <p className={styles.keys}>
          <kbd>Ctrl</kbd>+<kbd>M</kbd> lets <kbd>Tab</kbd> leave the editor
        </p>
      )}
    </div>
  )
}

function areaIn(holder: HTMLDivElement | null): HTMLTextAreaElement {
  const area = holder?.querySelector('textarea')
  if (!area) throw new Error('The plain editor is missing from the page.')
  return area
}

/** Without Monaco everything works as well, in the plain editor. */
function stayPlain(error: unknown): void {
  console.warn('The code editor could not be loaded; the plain one stays.', error)
}

/** Monaco does not support touch devices: the plain editor passes the same checks. */
function isTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches || window.matchMedia('(max-width: 47.99rem)').matches
}
