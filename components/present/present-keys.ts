/** Keys of a presentation. A clicker is a keyboard with PageUp and PageDown. What is typed in the editor or terminal stays there. */
import { isTyping, oneKeyShortcuts } from '../ui/one-key.ts'
import type { Wish } from './present-state.ts'

export type PresentKey = Wish | 'bench' | 'notes' | 'full-screen' | 'help' | 'leave'

export const PRESENT_KEYS: readonly { readonly keys: string; readonly what: string }[] = [
  { keys: '→ · PageDown · Space', what: 'Next part, next hint, next slide' },
  { keys: '← · PageUp', what: 'One back' },
  { keys: 'N · P', what: 'Next and previous slide, whole' },
  { keys: 'Home · End', what: 'First and last slide' },
  { keys: 'H', what: 'Next hint for what does not pass yet' },
  { keys: 'W', what: 'Show or hide the files and what came of them' },
  { keys: 'S', what: 'Speaker notes in a window of their own' },
  { keys: 'F', what: 'Full screen' },
  { keys: 'B · .', what: 'Darken the screen; any key brings it back' },
  { keys: 'Alt+1 · Alt+2', what: 'To the slide, to the editor' },
  { keys: 'Ctrl+M, then Tab', what: 'Out of the editor: inside it, keys are typed' },
  { keys: 'Esc', what: 'Leave the presentation' },
]

const PLAIN: Readonly<Record<string, PresentKey>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ' ': 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
}

/** Single letters can be switched off (WCAG 2.1.4). */
const LETTERS: Readonly<Record<string, PresentKey>> = {
  b: 'blank',
  '.': 'blank',
  n: 'next-slide',
  p: 'previous-slide',
  h: 'hint',
  w: 'bench',
  s: 'notes',
  f: 'full-screen',
  '?': 'help',
}

export function presentKey(event: KeyboardEvent): PresentKey | undefined {
  const { key, target } = event
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return undefined
  if (isForItself(key, target)) return undefined
  return PLAIN[key] ?? (oneKeyShortcuts() ? LETTERS[key.toLowerCase()] : undefined)
}

/** Tabs, bars that move, dialogs and the trees of the views have arrow keys of their own; buttons and links have Space. */
function isForItself(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"]')) return true
  if (key === ' ') return target.closest('button, a, summary') !== null
  if (/^(?:Arrow|Page|Home|End)/.test(key))
    return (
      target.closest('[role="tablist"], [role="separator"], [role="tree"], [role="radiogroup"], [data-row]') !== null
    )
  return false
}
