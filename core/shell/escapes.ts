/** Backslash escapes of echo, `printf` and `%b`. */

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** `zeroOctal`: octal is written `\0nnn` (echo and %b), else `\nnn` (printf's format). `\c` stops all output. */
export function unescapeC(text: string, zeroOctal: boolean): { readonly text: string; readonly stopped: boolean } {
  let result = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\' || i + 1 >= text.length) {
      result += text[i]
      continue
    }
    const rest = text.slice(i + 1)
    if (rest[0] === 'c') return { text: result, stopped: true }
    const number = (zeroOctal ? /^0([0-7]{0,3})/ : /^([0-7]{1,3})/).exec(rest) ?? /^x([0-9a-fA-F]{1,2})/.exec(rest)
    if (number !== null) {
      result += String.fromCharCode(Number.parseInt(number[1] || '0', number[0].startsWith('x') ? 16 : 8))
      i += number[0].length
    } else {
      result += LETTERS[rest[0]!] ?? `\\${rest[0]}`
      i++
    }
  }
  return { text: result, stopped: false }
}
