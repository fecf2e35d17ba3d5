/** xterm with a line editor over the engine's commands. Tab completes, and leaves the terminal when there is nothing typed. */
import { FitAddon } from '@xterm/addon-fit'
import { type ITheme, Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import type { Bench } from '../workbench/bench.ts'
import { lineHistory, runForText, sharedStart } from './console.ts'

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
  let line = ''
  let cursor = 0
  let busy = false

  const prompt = () => `${BOLD}${bench.get().judged?.prompt ?? '~'}${PLAIN} $ `
  const promptWidth = () => (bench.get().judged?.prompt ?? '~').length + 3
  let rowsAbove = 0

  function redraw(): void {
    const width = terminal.cols
    const up = rowsAbove > 0 ? `\x1b[${rowsAbove}A` : ''
    terminal.write(`${up}\r\x1b[J${prompt()}${line}`)
    const total = promptWidth() + line.length
    const target = promptWidth() + cursor
    const endRow = Math.floor(total / width)
    if (total % width === 0) terminal.write('\r\n')
    const row = Math.floor(target / width)
    const column = target % width
    const back = endRow - row
    terminal.write(`${back > 0 ? `\x1b[${back}A` : ''}\r${column > 0 ? `\x1b[${column}C` : ''}`)
    rowsAbove = row
  }

  function setLine(text: string, at = text.length): void {
    line = text
    cursor = at
    redraw()
  }

  function freshPrompt(): void {
    rowsAbove = 0
    setLine('')
  }

  async function submit(): Promise<void> {
    const typed = line
    cursor = line.length
    redraw()
    terminal.write('\r\n')
    line = ''
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
    const { from, candidates } = await bench.complete(line, cursor)
    if (candidates.length === 0) return
    const start = line.slice(from, cursor)
    const shared = candidates.length === 1 ? candidates[0]! : sharedStart(candidates)
    if (shared.length > start.length || candidates.length === 1) {
      const ending = candidates.length === 1 && !shared.endsWith('/') && !shared.endsWith(' ') ? ' ' : ''
      setLine(line.slice(0, from) + shared + ending + line.slice(cursor), from + shared.length + ending.length)
      return
    }
    terminal.write(`\r\n${DIM}${candidates.join('  ')}${PLAIN}\r\n`)
    rowsAbove = 0
    redraw()
  }

  function insert(text: string): void {
    setLine(line.slice(0, cursor) + text + line.slice(cursor), cursor + text.length)
  }

  async function take(data: string): Promise<void> {
    const key = KEYS[data]
    if (key !== undefined) return edit(key)
    const clean = data.replaceAll('\x1b[200~', '').replaceAll('\x1b[201~', '')
    const [first = '', ...more] = clean.split(/\r\n|\r|\n/)
    if (printable(first)) insert(printable(first))
    for (const next of more) {
      await submit()
      if (printable(next)) insert(printable(next))
    }
  }

  function edit(key: Key): void | Promise<void> {
    switch (key) {
      case 'enter':
        return submit()
      case 'tab':
        return completeLine()
      case 'backspace':
        return cursor > 0 ? setLine(line.slice(0, cursor - 1) + line.slice(cursor), cursor - 1) : undefined
      case 'delete':
        return setLine(line.slice(0, cursor) + line.slice(cursor + 1), cursor)
      case 'left':
        return setLine(line, Math.max(0, cursor - 1))
      case 'right':
        return setLine(line, Math.min(line.length, cursor + 1))
      case 'home':
        return setLine(line, 0)
      case 'end':
        return setLine(line)
      case 'up':
        return setLine(history.back(line) ?? line)
      case 'down':
        return setLine(history.forward() ?? line)
      case 'kill-before':
        return setLine(line.slice(cursor), 0)
      case 'kill-after':
        return setLine(line.slice(0, cursor))
      case 'kill-word': {
        const rest = line.slice(0, cursor).replace(/\S+\s*$/, '')
        return setLine(rest + line.slice(cursor), rest.length)
      }
      case 'interrupt':
        terminal.write('^C\r\n')
        return freshPrompt()
      case 'clear':
        terminal.clear()
        return redraw()
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
    const leaves = event.key === 'Tab' && (event.shiftKey || (idle && line === ''))
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

type Key =
  | 'enter'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'up'
  | 'down'
  | 'kill-before'
  | 'kill-after'
  | 'kill-word'
  | 'interrupt'
  | 'clear'

/** As readline binds them. */
const KEYS: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\t': 'tab',
  '\x7f': 'backspace',
  '\b': 'backspace',
  '\x1b[3~': 'delete',
  '\x1b[D': 'left',
  '\x02': 'left',
  '\x1b[C': 'right',
  '\x06': 'right',
  '\x1b[H': 'home',
  '\x01': 'home',
  '\x1b[F': 'end',
  '\x05': 'end',
  '\x1b[A': 'up',
  '\x10': 'up',
  '\x1b[B': 'down',
  '\x0e': 'down',
  '\x15': 'kill-before',
  '\x0b': 'kill-after',
  '\x17': 'kill-word',
  '\x03': 'interrupt',
  '\x0c': 'clear',
}

/** Escape sequences of keys that do nothing here are not text. */
function printable(data: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return data.replace(/\x1b(?:\[[0-9;]*[A-Za-z~]|.)?/g, '').replace(/[\x00-\x1f\x7f]/g, '')
}

function themeOf(): ITheme {
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
