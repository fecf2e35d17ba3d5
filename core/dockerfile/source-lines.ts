/** Physical lines of a Dockerfile: what BuildKit's scanner hands to the parser. */

export interface SourceLine {
  /** From 1. */
  readonly number: number
  /** Offset of `text` in the file. */
  readonly start: number
  /** Without the line end and without a byte order mark. */
  readonly text: string
  /** With its line end, as heredoc bodies keep it. */
  readonly raw: string
}

/** Longest line in bytes that BuildKit's scanner takes (bufio.MaxScanTokenSize - 1). */
export const MAX_LINE_BYTES = 65535

export function sourceLines(text: string): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline + 1
    const raw = text.slice(start, end)
    lines.push({ number: lines.length + 1, start, text: withoutLineEnd(raw), raw })
    start = end
  }
  return lines
}

/** As BuildKit does: every trailing `\r` and `\n` goes. */
export function withoutLineEnd(raw: string): string {
  let end = raw.length
  while (end > 0 && (raw[end - 1] === '\n' || raw[end - 1] === '\r')) end--
  return raw.slice(0, end)
}

export function isTooLong(line: SourceLine): boolean {
  const content = line.raw.endsWith('\n') ? line.raw.length - 1 : line.raw.length
  if (content * 3 <= MAX_LINE_BYTES) return false
  return content > MAX_LINE_BYTES || utf8Length(line.raw, content) > MAX_LINE_BYTES
}

function utf8Length(text: string, end: number): number {
  let bytes = 0
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) bytes += 1
    else if (code < 0x800) bytes += 2
    else if (code >= 0xd800 && code < 0xdc00) bytes += 1
    else bytes += 3
  }
  return bytes
}

/** Go's unicode.IsSpace for one UTF-16 unit. */
export function isSpace(char: string): boolean {
  const code = char.charCodeAt(0)
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return code >= 0x85 && WIDE_SPACE.test(char)
}

const WIDE_SPACE = /^[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/

/** Go's `[\t\v\f\r ]`, what separates the words of most instructions. */
export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\f' || char === '\v'
}

export function leadingSpace(text: string): number {
  let i = 0
  while (i < text.length && isSpace(text[i]!)) i++
  return i
}

export function trimmedEnd(text: string): number {
  let end = text.length
  while (end > 0 && isSpace(text[end - 1]!)) end--
  return end
}

export function isComment(text: string): boolean {
  return text[leadingSpace(text)] === '#'
}
