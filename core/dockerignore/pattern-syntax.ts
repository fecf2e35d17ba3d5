/** Which patterns Go's `filepath.Match` refuses: a class that is open, empty or has a loose `-`, an escape at the end. */

/** True when a build stops at this pattern with "syntax error in pattern". */
export function isBadPattern(pattern: string): boolean {
  const chars = [...pattern]
  let i = 0
  while (i < chars.length) {
    if (chars[i] === '\\') {
      if (i + 1 >= chars.length) return true
      i += 2
    } else if (chars[i] === '[') {
      const end = classEnd(chars, i + 1)
      if (end === undefined) return true
      i = end
    } else i++
  }
  return false
}

/** Where the class that opened before `start` ends (after its `]`); undefined when it is malformed. */
function classEnd(chars: readonly string[], start: number): number | undefined {
  let i = chars[start] === '^' ? start + 1 : start
  for (let ranges = 0; ; ranges++) {
    if (chars[i] === ']' && ranges > 0) return i + 1
    const low = classCharacterEnd(chars, i)
    if (low === undefined) return undefined
    i = low
    if (chars[i] !== '-') continue
    const high = classCharacterEnd(chars, i + 1)
    if (high === undefined) return undefined
    i = high
  }
}

/** A class must go on after every character of it, so the end of the text is an error here too. */
function classCharacterEnd(chars: readonly string[], i: number): number | undefined {
  const first = chars[i]
  if (first === undefined || first === '-' || first === ']') return undefined
  const end = first === '\\' ? i + 2 : i + 1
  return end < chars.length ? end : undefined
}
