/** Shortcuts of a single key: they do nothing while something is typed, and can be switched off (WCAG 2.1.4). */

const ONE_KEY = 'stagecraft.one-key-shortcuts'

export function oneKeyShortcuts(): boolean {
  try {
    return localStorage.getItem(ONE_KEY) !== 'off'
  } catch {
    return true
  }
}

export function setOneKeyShortcuts(on: boolean): void {
  try {
    localStorage.setItem(ONE_KEY, on ? 'on' : 'off')
  } catch {
    // Without storage the choice cannot be kept.
  }
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
      target.closest('.monaco-editor') !== null)
  )
}
