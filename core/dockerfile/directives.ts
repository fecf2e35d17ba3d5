/** Parser directives: `# syntax=`, `# escape=`, `# check=` at the very top of a Dockerfile. */
import type { LineIndex, Range } from '@/core/text/position.ts'
import type { SourceLine } from './source-lines.ts'
import type { Directive } from './syntax.ts'

export interface Directives {
  readonly directives: readonly Directive[]
  readonly escape: '\\' | '`'
  /** How many lines the section takes. */
  readonly lines: number
  /** `marks`: what Docker's excerpt shows, the line before: it has not counted the one at fault yet. */
  readonly problems: readonly { message: string; range: Range; marks: Range | undefined }[]
}

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.*)$/
const NAMES = new Set(['syntax', 'escape', 'check'])

/** The first line that is no directive (even a plain comment or a blank one) ends the section, as BuildKit does. */
export function readDirectives(lines: readonly SourceLine[], index: LineIndex): Directives {
  const directives: Directive[] = []
  const problems: Directives['problems'][number][] = []
  let escapeToken: '\\' | '`' = '\\'
  let count = 0
  for (const line of lines) {
    const found = directiveOf(line, index)
    if (found === undefined) break
    count++
    const message = problemWith(found, directives)
    const marks = line.number > 1 ? index.line(line.number - 1) : undefined
    if (message !== undefined) problems.push({ message, range: index.line(line.number), marks })
    else if (found.name === 'escape') escapeToken = found.value as '\\' | '`'
    directives.push(found)
  }
  return { directives, escape: escapeToken, lines: count, problems }
}

function directiveOf(line: SourceLine, index: LineIndex): Directive | undefined {
  const text = line.text.trim()
  const match = DIRECTIVE.exec(text)
  const name = match?.[1]?.toLowerCase()
  if (match === null || name === undefined || !NAMES.has(name) || match[2] === '') return undefined
  const start = line.start + line.text.indexOf('#')
  return { name: name as Directive['name'], value: match[2]!, range: index.range(start, start + text.length) }
}

function problemWith(directive: Directive, before: readonly Directive[]): string | undefined {
  if (before.some((d) => d.name === directive.name)) {
    return `only one ${directive.name} parser directive can be used`
  }
  if (directive.name === 'escape' && directive.value !== '\\' && directive.value !== '`') {
    return `invalid escape token '${directive.value}' does not match \` or \\`
  }
  return undefined
}
