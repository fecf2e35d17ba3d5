/** The line being typed, as a value: what each key makes of it. */

export interface Line {
  readonly text: string
  readonly cursor: number
}

export const EMPTY_LINE: Line = { text: '', cursor: 0 }

export function lineOf(text: string): Line {
  return { text, cursor: text.length }
}

export function insert({ text, cursor }: Line, what: string): Line {
  return { text: text.slice(0, cursor) + what + text.slice(cursor), cursor: cursor + what.length }
}

/** Keys that change the line or its cursor; undefined for all others. */
export function editLine({ text, cursor }: Line, key: Key): Line | undefined {
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)]
  switch (key) {
    case 'backspace':
      return { text: before.slice(0, -1) + after, cursor: Math.max(0, cursor - 1) }
    case 'delete':
      return { text: before + after.slice(1), cursor }
    case 'left':
      return { text, cursor: Math.max(0, cursor - 1) }
    case 'right':
      return { text, cursor: Math.min(text.length, cursor + 1) }
    case 'home':
      return { text, cursor: 0 }
    case 'end':
      return lineOf(text)
    case 'kill-before':
      return { text: after, cursor: 0 }
    case 'kill-after':
      return lineOf(before)
    case 'kill-word': {
      const rest = before.replace(/\S+\s*$/, '')
      return { text: rest + after, cursor: rest.length }
    }
    default:
      return undefined
  }
}

export type Key =
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
  | 'end-of-input'
  | 'clear'

/** As readline binds them. */
export const KEYS: Readonly<Record<string, Key>> = {
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
  '\x04': 'end-of-input',
  '\x0c': 'clear',
}

/** Escape sequences of keys that do nothing here are not text. */
export function printable(data: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return data.replace(/\x1b(?:\[[0-9;]*[A-Za-z~]|.)?/g, '').replace(/[\x00-\x1f\x7f]/g, '')
}
