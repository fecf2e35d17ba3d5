/** xterm with a line editor over the engine's commands. Tab completes, and leaves the terminal when there is nothing typed. */
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import type { Bench } from '../workbench/bench-state.ts'
import { lineHistory, runForText, sharedStart } from './console.ts'
import { EMPTY_LINE, editLine, insert, KEYS, type Key, type Line, lineOf, printable } from './line-editor.ts'
import { themeOf } from './xterm-theme.ts'

export interface XtermView {
  resize(): void
  close(): void
}

const BOLD = '\x1b[1m'
const DIM = '\x1b[2m'
const PLAIN = '\x1b[0m'

export function openXterm(host: HTMLElement, bench: Bench, earlier: readonly string[]): XtermView {
  const terminal = new Terminal({
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    fontSize: 13.5,
    lineHeight: 1.3,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    convertEol: true,
    screenReaderMode: true,
    scrollback: 3000,
    theme: themeOf(),
  })
  const fitter = new FitAddon()
  terminal.loadAddon(fitter)
  terminal.open(host)
  const resize = () => {
    if (host.offsetHeight > 0 && host.offsetWidth > 0) fitter.fit()
  }
  resize()
  const history = lineHistory(earlier)
  let line: Line = EMPTY_LINE
  let busy = false

  const prompt = () => `${BOLD}${bench.get().judged?.prompt ?? '~'}${PLAIN} $ `
  const promptWidth = () => (bench.get().judged?.prompt ?? '~').length + 3
  let rowsAbove = 0

  function redraw(): void {
    const width = terminal.cols
    const up = rowsAbove > 0 ? `\x1b[${rowsAbove}A` : ''
    terminal.write(`${up}\r\x1b[J${prompt()}${line.text}`)
    const total = promptWidth() + line.text.length
    const target = promptWidth() + line.cursor
    const endRow = Math.floor(total / width)
    if (total % width === 0) terminal.write('\r\n')
    const row = Math.floor(target / width)
    const column = target % width
    const back = endRow - row
    terminal.write(`${back > 0 ? `\x1b[${back}A` : ''}\r${column > 0 ? `\x1b[${column}C` : ''}`)
    rowsAbove = row
  }

  function setLine(next: Line): void {
    line = next
    redraw()
  }

  function freshPrompt(): void {
    rowsAbove = 0
    setLine(EMPTY_LINE)
  }

  async function submit(): Promise<void> {
    const typed = line.text
    setLine(lineOf(typed))
    terminal.write('\r\n')
    line = EMPTY_LINE
    rowsAbove = 0
    history.push(typed)
    busy = true
    if (typed.trim() !== '') {
      const { text, clear } = await runForText(bench, typed)
      if (clear) terminal.clear()
      terminal.write(text.endsWith('\n') || text === '' ? text : `${text}\n`)
    }
    busy = false
    freshPrompt()
  }

  async function completeLine(): Promise<void> {
    const { text, cursor } = line
    const { from, candidates } = await bench.complete(text, cursor)
    if (candidates.length === 0) return
    const start = text.slice(from, cursor)
    const shared = candidates.length === 1 ? candidates[0]! : sharedStart(candidates)
    if (shared.length > start.length || candidates.length === 1) {
      const ending = candidates.length === 1 && !shared.endsWith('/') && !shared.endsWith(' ') ? ' ' : ''
      setLine(insert({ text: text.slice(0, from) + text.slice(cursor), cursor: from }, shared + ending))
      return
    }
    terminal.write(`\r\n${DIM}${candidates.join('  ')}${PLAIN}\r\n`)
    rowsAbove = 0
    redraw()
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
      case 'clear':
        terminal.clear()
        return redraw()
      default:
        return setLine(editLine(line, key) ?? line)
    }
  }

  const queue: string[] = []
  async function drain(): Promise<void> {
    if (busy) return
    for (let data = queue.shift(); data !== undefined; data = queue.shift()) {
      busy = true
      await take(data)
      busy = false
    }
  }

  terminal.attachCustomKeyEventHandler((event) => {
    const idle = !busy && queue.length === 0
    const leaves = event.key === 'Tab' && (event.shiftKey || (idle && line.text === ''))
    const ours = event.altKey && /^Digit\d$/.test(event.code)
    return !leaves && !ours
  })
  terminal.onData((data) => {
    queue.push(data)
    void drain()
  })
  terminal.write(`${DIM}Type help for what this terminal knows. Tab completes, ↑ goes back.${PLAIN}\r\n`)
  freshPrompt()

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
    close() {
      sizes.disconnect()
      watcher.disconnect()
      dark.removeEventListener('change', restyle)
      terminal.dispose()
    },
  }
}
