/** The terminal's colours: the page's own. */
import type { ITheme } from '@xterm/xterm'

export function themeOf(): ITheme {
  const page = getComputedStyle(document.documentElement)
  const colour = (name: string) => page.getPropertyValue(name).trim()
  return {
    background: colour('--surface'),
    foreground: colour('--ink'),
    cursor: colour('--accent'),
    cursorAccent: colour('--surface'),
    selectionBackground: colour('--accent-soft'),
    black: colour('--ink'),
    red: colour('--fail'),
    green: colour('--pass'),
    yellow: colour('--unsure'),
    blue: colour('--accent'),
    magenta: colour('--stage-c'),
    cyan: colour('--stage-b'),
    white: colour('--ink-2'),
  }
}
