/** Shell patterns: `*`, `?`, `[…]`, `\x`. For file names `*` stops at `/` and a leading dot must be written. */
import { CHARACTER_CLASSES } from '@/core/text/character-classes.ts'

/** Source of a regular expression without anchors. */
export function patternSource(pattern: string, any = '[\\s\\S]'): string {
  let source = ''
  for (let i = 0; i < pattern.length; ) {
    const char = pattern[i]!
    const bracket = char === '[' ? readBracket(pattern, i) : undefined
    if (bracket !== undefined) {
      source += bracket.source
      i = bracket.end
      continue
    }
    if (char === '*') source += source.endsWith(`${any}*`) ? '' : `${any}*`
    else if (char === '?') source += any
    else if (char === '\\' && i + 1 < pattern.length) source += escapeRegExp(pattern[++i]!)
    else source += escapeRegExp(char)
    i++
  }
  return source
}

export function matches(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${patternSource(pattern)})$`).test(text)
}

/** One path component against one pattern component. */
export function matchesName(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !/^\\?\./.test(pattern)) return false
  return new RegExp(`^(?:${patternSource(pattern, '[^/]')})$`).test(name)
}

export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

export function escapePattern(text: string): string {
  return text.replace(/[*?[\]\\]/g, '\\$&')
}

/** The text has an unescaped pattern character. */
export function isPattern(pattern: string): boolean {
  return /[*?[]/.test(pattern.replace(/\\./g, ''))
}

export function unescapePattern(pattern: string): string {
  return pattern.replace(/\\(.)/gs, '$1')
}

function readBracket(pattern: string, start: number): { source: string; end: number } | undefined {
  let i = start + 1
  const negated = pattern[i] === '!' || pattern[i] === '^'
  if (negated) i++
  let inside = ''
  for (let first = true; i < pattern.length; first = false) {
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(i, i + 14))
    if (named !== null) {
      inside += CHARACTER_CLASSES[named[1]!] ?? ''
      i += named[0].length
      continue
    }
    const char = pattern[i]!
    if (char === ']' && !first) return { source: bracketSource(inside, negated), end: i + 1 }
    if (char === '\\' && i + 1 < pattern.length) {
      inside += escapeInside(pattern[i + 1]!)
      i += 2
    } else {
      inside += char === '-' ? '-' : escapeInside(char)
      i++
    }
  }
  return undefined
}

function bracketSource(inside: string, negated: boolean): string {
  const source = `[${negated ? '^' : ''}${inside}]`
  try {
    new RegExp(source)
    return source
  } catch {
    return '(?!)'
  }
}

function escapeInside(char: string): string {
  return /[\\\]^[]/.test(char) ? `\\${char}` : char
}
