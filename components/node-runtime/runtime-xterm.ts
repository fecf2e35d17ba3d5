/** xterm for what the runtime's commands print. It takes no line: Ctrl-C stops the command, Tab leaves the terminal. */
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { fitInto } from '../terminal/xterm-look.ts'
import { themeOf } from '../terminal/xterm-theme.ts'
import type { Transcript } from './transcript.ts'

/** Gives the way to close it. */
export function openRuntimeXterm(host: HTMLElement, transcript: Transcript, interrupt: () => void): () => void {
  const terminal = new Terminal({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: 13.5,
    lineHeight: 1.3,
    convertEol: true,
    screenReaderMode: true,
    scrollback: 5000,
    theme: themeOf(),
  })
  const fitted = fitInto(terminal, host)
  terminal.attachCustomKeyEventHandler((event) => event.key !== 'Tab')
  terminal.onData((data) => {
    if (data === '\x03') interrupt()
  })
  const stop = transcript.follow((text) => terminal.write(text))
  return () => {
    stop()
    fitted.stop()
    terminal.dispose()
  }
}
