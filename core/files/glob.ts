/** Go's `filepath.Match`, as COPY's wildcards are matched: `*` and `?` stop at `/`, `[…]` classes, `\` escapes. */

export type GlobMatch = 'match' | 'no-match' | 'bad-pattern'

/** True when COPY reads the text as a pattern. */
export function hasWildcard(pattern: string): boolean {
  return /[*?[\\]/.test(pattern)
}

export function globMatch(pattern: string, name: string): GlobMatch {
  const compiled = compileGlob(pattern)
  if (compiled === undefined) return 'bad-pattern'
  return compiled.test(name) ? 'match' : 'no-match'
}

const compiledGlobs = new Map<string, RegExp | undefined>()

/** The pattern as a regular expression, or undefined for Go's `syntax error in pattern`. */
export function compileGlob(pattern: string): RegExp | undefined {
  if (!compiledGlobs.has(pattern)) {
    if (compiledGlobs.size > 500) compiledGlobs.clear()
    const source = globSource(pattern)
    compiledGlobs.set(pattern, source === undefined ? undefined : new RegExp(`^${source}$`, 'su'))
  }
  return compiledGlobs.get(pattern)
}

function globSource(pattern: string): string | undefined {
  let source = ''
  let at = 0
  while (at < pattern.length) {
    const next = globPiece(pattern, at)
    if (next === undefined) return undefined
    source += next.source
    at = next.end
  }
  return source
}

function globPiece(pattern: string, at: number): { readonly source: string; readonly end: number } | undefined {
  const char = String.fromCodePoint(pattern.codePointAt(at)!)
  switch (char) {
    case '*':
      return { source: '[^/]*', end: at + 1 }
    case '?':
      return { source: '[^/]', end: at + 1 }
    case '[':
      return globClass(pattern, at + 1)
    case '\\':
      return at + 1 < pattern.length ? escapedPiece(pattern, at + 1) : undefined
    default:
      return { source: quote(char), end: at + char.length }
  }
}

function escapedPiece(pattern: string, at: number): { readonly source: string; readonly end: number } {
  const char = String.fromCodePoint(pattern.codePointAt(at)!)
  return { source: quote(char), end: at + char.length }
}

/** As Go reads a class: `^` negates, `-` makes ranges, `]` and `-` must be escaped, an empty class is an error; `/` can be in it. */
function globClass(pattern: string, start: number): { readonly source: string; readonly end: number } | undefined {
  let at = start
  const negated = pattern[at] === '^'
  if (negated) at++
  let body = ''
  for (let count = 0; ; count++) {
    if (pattern[at] === ']' && count > 0) break
    const low = classChar(pattern, at)
    if (low === undefined) return undefined
    at = low.end
    let high = low
    if (pattern[at] === '-') {
      const read = classChar(pattern, at + 1)
      if (read === undefined) return undefined
      high = read
      at = read.end
    }
    if (low.char.codePointAt(0)! <= high.char.codePointAt(0)!)
      body += `${quoteInClass(low.char)}-${quoteInClass(high.char)}`
  }
  return { source: negated ? `[^${body}]` : `[${body}]`, end: at + 1 }
}

function classChar(pattern: string, at: number): { readonly char: string; readonly end: number } | undefined {
  if (at >= pattern.length || pattern[at] === '-' || pattern[at] === ']') return undefined
  const from = pattern[at] === '\\' ? at + 1 : at
  const point = pattern.codePointAt(from)
  if (point === undefined) return undefined
  const char = String.fromCodePoint(point)
  return { char, end: from + char.length }
}

function quote(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char
}

function quoteInClass(char: string): string {
  return char === '-' ? '\\-' : quote(char)
}
