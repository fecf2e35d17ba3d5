/** Reads an ignore file as Docker does: comments, blanks, `!`, cleaned paths; each pattern remembers its line. */
import { cleanPath } from './clean-path.ts'
import { compilePattern, type PathTest } from './compile-pattern.ts'
import { isBadPattern } from './pattern-syntax.ts'

export interface IgnorePattern {
  /** From 1. */
  readonly line: number
  /** As written, without surrounding blanks. */
  readonly text: string
  /** Cleaned, without `!`: what paths are compared with. */
  readonly pattern: string
  /** Starts with `!`: brings back what earlier patterns ignored. */
  readonly exception: boolean
  /** The path itself, not one of its parents. */
  readonly matches: PathTest
}

export interface ParsedIgnore {
  readonly patterns: readonly IgnorePattern[]
  /** A build stops here; `message` is Docker's. */
  readonly error?: { readonly message: string; readonly line: number }
}

export function parseIgnore(text: string): ParsedIgnore {
  return collect(
    text
      .replace(/^\uFEFF/, '')
      .split('\n')
      .flatMap(readLine),
  )
}

/** Patterns given one by one (`COPY --exclude`): no comments, no leading slash taken off, `line` counts the patterns. */
export function parsePatterns(written: readonly string[]): ParsedIgnore {
  return collect(written.map((text, index) => ({ written: text, text, line: index + 1 })))
}

interface Entry {
  readonly written: string
  readonly text: string
  readonly line: number
}

function collect(entries: readonly Entry[]): ParsedIgnore {
  const patterns: IgnorePattern[] = []
  for (const entry of entries) {
    const parsed = compile(entry)
    // Docker reads no further than the first bad pattern.
    if (typeof parsed === 'string') return { patterns, error: { message: parsed, line: entry.line } }
    if (parsed) patterns.push(parsed)
  }
  return { patterns }
}

function readLine(raw: string, index: number): Entry[] {
  const text = trimBlanks(raw)
  if (raw.startsWith('#') || text === '') return []
  const written = text.startsWith('!') ? `!${normalise(trimBlanks(text.slice(1)))}` : normalise(text)
  return [{ written, text, line: index + 1 }]
}

/** Docker cleans again here, now with the `!` in front: so `!/` ends as a lone `!`. */
function compile({ written, text, line }: Entry): IgnorePattern | string | undefined {
  const trimmed = trimBlanks(written)
  if (trimmed === '') return undefined
  const cleaned = cleanPath(trimmed)
  if (cleaned === '!') return 'illegal exclusion pattern: "!"'
  const exception = cleaned.startsWith('!')
  const pattern = exception ? cleaned.slice(1) : cleaned
  const matches = isBadPattern(pattern) ? undefined : compilePattern(pattern)
  return matches ? { line, text, pattern, exception, matches } : 'syntax error in pattern'
}

function normalise(pattern: string): string {
  if (pattern === '') return ''
  const clean = cleanPath(pattern)
  return clean.length > 1 && clean.startsWith('/') ? clean.slice(1) : clean
}

/** What Go's `strings.TrimSpace` takes for white space, which is not what JavaScript's `trim` does. */
function trimBlanks(text: string): string {
  return text.replace(/^\p{White_Space}+/u, '').replace(/\p{White_Space}+$/u, '')
}
