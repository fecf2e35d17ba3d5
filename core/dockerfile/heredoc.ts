/** Heredocs: their markers in an instruction line and their bodies in the lines below. */
import type { LineIndex } from '@/core/text/position.ts'
import { expandWords } from './expand.ts'
import { NO_VARIABLES } from './lookup.ts'
import type { SourceLine } from './source-lines.ts'
import type { Heredoc } from './syntax.ts'

export interface HeredocMark {
  readonly name: string
  readonly expand: boolean
  readonly chomp: boolean
}

const MARK = /^(\d*)<<(-?)\s*([^<]*)$/

/** The marks of a line in order. A quoted `"<<X"` is none; a line with an open quote has none, as BuildKit does. */
export function heredocMarks(line: string): readonly HeredocMark[] {
  if (!line.includes('<<')) return []
  const options = { keepQuotes: true, keepEscapes: true, keepUnset: true }
  const result = expandWords(line, NO_VARIABLES, '\\', options)
  if (result.kind === 'error') return []
  return result.words.map(heredocMark).filter((mark) => mark !== undefined)
}

export function heredocMark(word: string): HeredocMark | undefined {
  if (!word.includes('<<')) return undefined
  const match = MARK.exec(word)
  if (match === null || match[3] === '') return undefined
  const plain = expandWords(match[3]!, NO_VARIABLES, '\\', { keepUnset: true })
  const quoted = expandWords(match[3]!, NO_VARIABLES, '\\', { keepQuotes: true, keepUnset: true })
  if (plain.kind === 'error' || quoted.kind === 'error') return undefined
  if (plain.words.length !== 1 || quoted.words.length !== 1) return undefined
  const [name] = plain.words as [string]
  return { name, expand: quotesIn(name) === quotesIn(quoted.words[0]!), chomp: match[2] === '-' }
}

/** As BuildKit: only quotes stop the expansion of a body; `<<\EOF`, unlike in a shell, does not. */
function quotesIn(word: string): number {
  return word.split(/['"]/).length - 1
}

export interface HeredocBodies {
  readonly heredocs: readonly Heredoc[]
  /** Index of the first line after them. */
  readonly next: number
  readonly terminated: boolean
}

export function readHeredocs(
  marks: readonly HeredocMark[],
  lines: readonly SourceLine[],
  first: number,
  index: LineIndex,
): HeredocBodies {
  const heredocs: Heredoc[] = []
  let next = first
  for (const mark of marks) {
    const body = readBody(mark, lines, next, index)
    heredocs.push(body.heredoc)
    next = body.next
    if (!body.terminated) return { heredocs, next, terminated: false }
  }
  return { heredocs, next, terminated: true }
}

function readBody(mark: HeredocMark, lines: readonly SourceLine[], first: number, index: LineIndex) {
  const written: string[] = []
  let i = first
  let terminated = false
  for (; i < lines.length && !terminated; i++) {
    const line = lines[i]!
    terminated = (mark.chomp ? withoutTabs(line.text) : line.text) === mark.name
    if (!terminated) written.push(line.raw)
  }
  const bodyStart = startOf(lines, first)
  const bodyEnd = startOf(lines, terminated ? i - 1 : i)
  const last = lines[i - 1]
  const end = last === undefined || i === first ? bodyEnd : last.start + last.text.length
  const heredoc: Heredoc = {
    ...mark,
    written: written.join(''),
    content: (mark.chomp ? written.map(withoutTabs) : written).join(''),
    range: index.range(bodyStart, end),
    contentRange: index.range(bodyStart, bodyEnd),
  }
  return { heredoc, next: i, terminated }
}

function startOf(lines: readonly SourceLine[], i: number): number {
  const last = lines.at(-1)
  return lines[i]?.start ?? (last === undefined ? 0 : last.start + last.raw.length)
}

function withoutTabs(text: string): string {
  return text.replace(/^\t+/, '')
}
