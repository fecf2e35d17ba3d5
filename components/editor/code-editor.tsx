'use client'
/**
 * One text, two editors: a plain one that is there at once (and stays on touch devices), and Monaco, which takes over
 * text, caret and scroll when it has arrived. Neither loses a keystroke to the other.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import styles from './code-editor.module.css'
import type { Band, EditorPlace, Mark } from './marks.ts'
import type { MonacoView } from './monaco-view.ts'
import { PlainGutter } from './plain-gutter.tsx'

export interface CodeEditorProps {
  readonly path: string
  readonly scope: string
  readonly text: string
  /** False until the saved session is read: till then the editor's text is ahead of ours. */
  readonly settled: boolean
  readonly readOnly?: boolean
  readonly marks: readonly Mark[]
  readonly bands: readonly Band[]
  readonly place: EditorPlace | undefined
  readonly onType: (path: string, text: string) => void
  /** The caret left a line, or the editor lost focus. */
  readonly onRest: () => void
}

export function CodeEditor(props: CodeEditorProps) {
  const { path, scope, text, settled, readOnly, marks, bands, place, onType, onRest } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<MonacoView>(undefined)
  const latest = useRef(props)
  latest.current = props
  const [rich, setRich] = useState(false)
  const [scroll, setScroll] = useState(0)
  const line = useRef(0)

  // What was typed before React woke up is an edit; what the first-paint script put there is the saved text.
  useLayoutEffect(() => {
    const element = area.current as (HTMLTextAreaElement & { savedText?: string }) | null
    if (!element) return
    element.dataset.owned = 'true'
    const before = element.savedText ?? element.defaultValue
    if (element.value !== before) latest.current.onType(latest.current.path, element.value)
  }, [])

  // Texts that come from elsewhere (another tab, undo, the terminal). One's own keystrokes are there already.
  useLayoutEffect(() => {
    const element = area.current
    if (settled && element && !view.current && element.value !== text) setAreaText(element, text)
  }, [settled, text])

  useEffect(() => {
    if (isTouch()) return
    let alive = true
    const load = () =>
      import('./monaco-view.ts').then(({ openMonaco }) => {
        const [element, host] = [area.current, box.current]
        if (!alive || !element || !host) return
        view.current = openMonaco(host, element, {
          path: () => latest.current.path,
          onType: (typed) => latest.current.onType(latest.current.path, typed),
          onRest: () => latest.current.onRest(),
        })
        setRich(true)
      })
    const cancel = whenIdle(() => void load().catch(stayPlain))
    return () => {
      alive = false
      cancel()
      view.current?.close()
      view.current = undefined
      setRich(false)
    }
  }, [])

  useEffect(() => {
    if (rich && settled) view.current?.show({ path, text, readOnly: readOnly ?? false, marks, bands })
  }, [rich, settled, path, text, readOnly, marks, bands])

  useEffect(() => {
    if (!place || place.path !== path) return
    if (view.current) view.current.goTo(place)
    else if (area.current) selectPlace(area.current, place)
  }, [place, path])

  return (
    <div className={styles.editor} data-rich={rich}>
      <div className={styles.plain} hidden={rich}>
        <PlainGutter text={text} bands={bands} marks={marks} scroll={scroll} />
        <textarea
          ref={area}
          className={styles.area}
          aria-label={`${path}, text editor`}
          data-path={path}
          data-scope={scope}
          defaultValue={text}
          readOnly={readOnly}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          suppressHydrationWarning
          onChange={(event) => onType(path, event.target.value)}
          onBlur={onRest}
          onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
          onSelect={(event) => {
            const now = lineAt(event.currentTarget)
            if (now !== line.current) onRest()
            line.current = now
          }}
        />
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

/** Without Monaco everything works as well, in the plain editor. */
function stayPlain(error: unknown): void {
  console.warn('The code editor could not be loaded; the plain one stays.', error)
}

/** Monaco does not support touch devices: the plain editor passes the same checks. */
function isTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches || window.matchMedia('(max-width: 47.99rem)').matches
}

function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 200)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 1500 })
  return () => cancelIdleCallback(handle)
}

function setAreaText(element: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd, scrollTop } = element
  element.value = text
  element.setSelectionRange(Math.min(selectionStart, text.length), Math.min(selectionEnd, text.length))
  element.scrollTop = scrollTop
}

function lineAt(element: HTMLTextAreaElement): number {
  return element.value.slice(0, element.selectionStart).split('\n').length
}

function selectPlace(element: HTMLTextAreaElement, place: EditorPlace): void {
  const lines = element.value.split('\n')
  const start = lines.slice(0, place.line - 1).reduce((sum, each) => sum + each.length + 1, 0) + place.column - 1
  element.focus()
  element.setSelectionRange(start, start)
  const height = Number.parseFloat(getComputedStyle(element).lineHeight)
  element.scrollTop = Math.max(0, (place.line - 4) * height)
}
