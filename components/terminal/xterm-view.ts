/** xterm with a line editor over the engine's commands. Tab completes, and leaves the terminal when there is nothing typed. */
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import type { Bench } from '../workbench/bench-state.ts'
import { lineHistory, type Part, promptOf, runForParts, sharedStart } from './console.ts'
import { type Film, filmInWords, playFilm } from './film.ts'
import { EMPTY_LINE, editLine, insert, KEYS, type Key, type Line, lineOf, printable } from './line-editor.ts'
import { promptLine } from './prompt-line.ts'
import { fitInto } from './xterm-look.ts'
import { themeOf } from './xterm-theme.ts'

export interface XtermView {
  resize(): void
  /** Types a line and runs it, after what is running. */
  enter(line: string): void
  close(): void
}

export interface XtermInput {
  readonly bench: Bench
  /** Lines of earlier sittings, oldest first. */
  readonly earlier: readonly string[]
  /** For the live region: what a screen reader hears of a picture that was redrawn many times. */
  announce(text: string): void
}

const DIM = '\x1b[2m'
const PLAIN = '\x1b[0m'

/** Keys that only end a film; others are typed ahead. */
const ENDS_FILM = ['\r', ' ', '\x1b', '\x03']

export function openXterm(host: HTMLElement, { bench, earlier, announce }: XtermInput): XtermView {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const terminal = new Terminal({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: Number.parseFloat(getComputedStyle(host).fontSize) || 13.5,
    lineHeight: 1.3,
    cursorBlink: !still,
    convertEol: true,
    screenReaderMode: true,
    scrollback: 3000,
    theme: themeOf(),
  })
  const fitted = fitInto(terminal, host)
  const history = lineHistory(earlier)
  const painter = promptLine(terminal, () => promptOf(bench))
  const queue: string[] = []
  let line: Line = EMPTY_LINE
  let busy = false
  let film: Film | undefined

  function setLine(next: Line): void {
    line = next
    painter.draw(line)
  }

  function freshPrompt(): void {
    painter.leave()
    setLine(EMPTY_LINE)
  }

  async function submit(): Promise<void> {
    const typed = line.text
    setLine(lineOf(typed))
    terminal.write('\r\n')
    line = EMPTY_LINE
    painter.leave()
    history.push(typed)
    if (typed.trim() !== '') {
      const { parts, clear } = await runForParts(bench, typed)
      if (clear) terminal.clear()
      for (const part of parts) await show(part)
    }
    freshPrompt()
  }

  /** While a picture is redrawn xterm reads nothing out; its end is said once. */
  async function show({ text, live }: Part): Promise<void> {
    if (live === undefined) return terminal.write(text.endsWith('\n') ? text : `${text}\n`)
    terminal.options.screenReaderMode = false
    const screen = () => ({
      columns: terminal.cols,
      rows: terminal.rows,
      write: (data: string) => terminal.write(data),
    })
    film = playFilm(live, screen, still || queue.length > 0)
    await film.ended
    film = undefined
    await new Promise<void>((resolve) => terminal.write('', resolve))
    terminal.options.screenReaderMode = true
    announce(filmInWords(live))
  }

  async function completeLine(): Promise<void> {
    const { text, cursor } = line
    const { from, candidates } = await bench.complete(text, cursor)
    if (candidates.length === 0) return
    const start = text.slice(from, cursor)
    const shared = candidates.length === 1 ? candidates[0]! : sharedStart(candidates)
    if (shared.length > start.length || candidates.length === 1) {
      const ending = candidates.length === 1 && !shared.endsWith('/') && !shared.endsWith(' ') ? ' ' : ''
      return setLine(insert({ text: text.slice(0, from) + text.slice(cursor), cursor: from }, shared + ending))
    }
    terminal.write(`\r\n${DIM}${candidates.join('  ')}${PLAIN}\r\n`)
    painter.leave()
    painter.draw(line)
  }

  async function take(data: string): Promise<void> {
    const key = KEYS[data]
    if (key !== undefined) return edit(key)
    const clean = data.replaceAll('\x1b[200~', '').replaceAll('\x1b[201~', '')
    const [first = '', ...more] = clean.split(/\r\n|\r|\n/)
    if (printable(first)) setLine(insert(line, printable(first)))
    for (const next of more) {
      await submit()
      if (printable(next)) setLine(insert(line, printable(next)))
    }
  }

  function edit(key: Key): void | Promise<void> {
    switch (key) {
      case 'enter':
        return submit()
      case 'tab':
        return completeLine()
      case 'up':
        return setLine(lineOf(history.back(line.text) ?? line.text))
      case 'down':
        return setLine(lineOf(history.forward() ?? line.text))
      case 'interrupt':
        terminal.write('^C\r\n')
        return freshPrompt()
      case 'end-of-input':
        return line.text === '' && bench.get().judged?.inside !== undefined ? leaveShell() : undefined
      case 'clear':
        terminal.clear()
        return painter.draw(line)
      default:
        return setLine(editLine(line, key) ?? line)
    }
  }

  /** Ctrl-D on an empty line ends the shell in a container, as `exit` does. */
  function leaveShell(): Promise<void> {
    line = lineOf('exit')
    return submit()
  }

  async function drain(): Promise<void> {
    if (busy) return
    for (let data = queue.shift(); data !== undefined; data = queue.shift()) {
      busy = true
      await take(data)
      busy = false
    }
  }

  function accept(data: string): void {
    const showing = film
    showing?.skip()
    film = undefined
    if (showing === undefined || !ENDS_FILM.includes(data)) queue.push(data)
    void drain()
  }

  terminal.attachCustomKeyEventHandler((event) => {
    const idle = !busy && queue.length === 0
    const leaves = event.key === 'Tab' && (event.shiftKey || (idle && line.text === ''))
    const ours = event.altKey && /^Digit\d$/.test(event.code)
    return !leaves && !ours
  })
  terminal.onData(accept)
  terminal.write(`${DIM}Type help for what this terminal knows. Tab completes, ↑ goes back.${PLAIN}\r\n`)
  freshPrompt()
  return {
    resize: fitted.resize,
    enter(text) {
      // In a container's shell the lesson's command would not be found: that shell is left first.
      const lines = bench.get().judged?.inside === undefined ? [text] : ['exit', text]
      for (const each of lines) for (const data of ['\x05', '\x15', each, '\r']) accept(data)
    },
    close() {
      fitted.stop()
      film?.skip()
      terminal.dispose()
    },
  }
}
