/** Keeps xterm in the page's colours and as large as its place. */
import { FitAddon } from '@xterm/addon-fit'
import type { Terminal } from '@xterm/xterm'
import { themeOf } from './xterm-theme.ts'

export interface Fitted {
  resize(): void
  stop(): void
}

export function fitInto(terminal: Terminal, host: HTMLElement): Fitted {
  const fitter = new FitAddon()
  terminal.loadAddon(fitter)
  terminal.open(host)
  const resize = () => {
    if (host.offsetHeight > 0 && host.offsetWidth > 0) fitter.fit()
  }
  resize()
  const sizes = new ResizeObserver(resize)
  sizes.observe(host)
  const restyle = () => {
    terminal.options.theme = themeOf()
  }
  const watcher = new MutationObserver(restyle)
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', restyle)
  return {
    resize,
    stop() {
      sizes.disconnect()
      watcher.disconnect()
      dark.removeEventListener('change', restyle)
    },
  }
}
