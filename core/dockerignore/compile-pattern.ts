/**
 * One cleaned pattern becomes a test of paths, by the same cases as moby/patternmatcher: exact text, everything with
 * a prefix (`dir/**`), everything with a suffix (`**` + `/name`), or a regular expression.
 */
import { compileRegexp, FOLDERS } from './regexp-machine.ts'

export type PathTest = (path: string) => boolean

type Shape = 'exact' | 'prefix' | 'suffix' | 'regexp'

interface Draft {
  readonly shape: Shape
  readonly source: string
}

/** Undefined when the pattern has no meaning, where a build stops with "syntax error in pattern". */
export function compilePattern(pattern: string): PathTest | undefined {
  const { shape, source } = draft([...pattern])
  switch (shape) {
    case 'exact':
      return (path) => path === pattern
    case 'prefix':
      return (path) => path.startsWith(pattern.slice(0, -2))
    case 'suffix':
      return suffixTest(pattern.slice(2))
    case 'regexp':
      return compileRegexp(source)
  }
}

/** `**` + `/foo` means a `foo` at the root too. */
function suffixTest(suffix: string): PathTest {
  return (path) => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1))
}

function draft(chars: readonly string[]): Draft {
  let shape: Shape = 'exact'
  let source = ''
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!
    if (char === '*' && chars[i + 1] === '*') {
      const first = i === 0
      i += chars[i + 2] === '/' ? 2 : 1
      const last = i + 1 >= chars.length
      if (last && shape === 'exact') shape = 'prefix'
      else shape = 'regexp'
      source += last ? '.*' : FOLDERS
      if (first) shape = 'suffix'
    } else {
      const translated = translate(char, chars[i + 1])
      source += translated.source
      if (translated.special) shape = 'regexp'
      if (char === '\\') i++
    }
  }
  return { shape, source }
}

function translate(char: string, next: string | undefined): { readonly source: string; readonly special: boolean } {
  if (char === '*') return { source: '[^/]*', special: true }
  if (char === '?') return { source: '[^/]', special: true }
  if (char === '\\') return { source: `\\${next ?? ''}`, special: next !== undefined }
  if (char === '[' || char === ']') return { source: char, special: true }
  return { source: '.+()|{}$'.includes(char) ? `\\${char}` : char, special: false }
}
