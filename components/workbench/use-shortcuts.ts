'use client'
/** The keyboard's short ways. One-key ones do nothing while something is typed, and can be switched off. */
import { useEffect } from 'react'
import { isTyping, oneKeyShortcuts } from '../ui/one-key.ts'
import type { Bench, PanelName } from './bench-state.ts'

export type PhoneView = 'lesson' | 'files' | 'outcome'

export const SHORTCUTS: readonly { readonly keys: string; readonly what: string }[] = [
  { keys: '?', what: 'This list' },
  { keys: 'Ctrl+K', what: 'Search the course (on a Mac: Command+K); / outside a field' },
  { keys: 'Alt+1', what: 'Go to the text of the lesson' },
  { keys: 'Alt+2', what: 'Go to the editor' },
  { keys: 'Alt+3', what: 'Go to the terminal' },
  { keys: 'Alt+4', what: 'Show the problems' },
  { keys: 'Alt+5', what: 'Show the result' },
  { keys: 'Alt+6', what: 'Show the preview' },
  { keys: 'F8', what: 'In the editor: next problem' },
  { keys: 'Ctrl+F', what: 'In the editor: find' },
  { keys: 'Ctrl+M', what: 'In the editor: let Tab leave it, or indent again' },
  { keys: 'R', what: 'On a command of the lesson: run it in the terminal' },
  { keys: 'Tab', what: 'In the terminal: complete; on an empty line, leave it' },
]

interface Options {
  readonly bench: Bench
  readonly onView: (view: PhoneView) => void
  readonly onKeys: () => void
}

const PANELS: Readonly<Record<string, PanelName>> = {
  Digit3: 'terminal',
  Digit4: 'problems',
  Digit5: 'result',
  Digit6: 'preview',
}

export function useShortcuts({ bench, onView, onKeys }: Options): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.key === '?' && !isTyping(event.target) && oneKeyShortcuts()) {
        event.preventDefault()
        onKeys()
      } else if (event.altKey && !event.ctrlKey && !event.metaKey && go(event.code)) event.preventDefault()
    }
    function go(code: string): boolean {
      const panel = PANELS[code]
      if (code === 'Digit1') {
        onView('lesson')
        focusSoon('#lesson-text')
      } else if (code === 'Digit2') {
        onView('files')
        focusSoon('#pane-files .monaco-editor textarea, #pane-files .native-edit-context, #pane-files textarea')
      } else if (panel) {
        bench.showPanel(panel)
        onView('outcome')
        focusSoon(
          panel === 'terminal'
            ? '#pane-outcome .xterm-helper-textarea, #terminal-line'
            : '#pane-outcome [role=tabpanel]:not([hidden])',
        )
      } else return false
      return true
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [bench, onView, onKeys])
}

/** After the next drawing: the part may only now become visible. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => {
    const visible = [...document.querySelectorAll<HTMLElement>(selector)].find(
      (element) => element.getClientRects().length > 0,
    )
    visible?.focus()
  })
}
