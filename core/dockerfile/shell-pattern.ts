/** The wildcards of `${name#pattern}`, `${name%pattern}` and `${name/pattern/text}`: `*`, `?`, `\` and nothing else. */

type Token = { readonly kind: 'star' } | { readonly kind: 'any' } | { readonly kind: 'char'; readonly char: string }

export type Pattern =
  | { readonly kind: 'ok'; readonly tokens: readonly Token[] }
  | { readonly kind: 'error'; readonly message: string }

const REPLACEMENT = '\uFFFD'

/** As BuildKit does: `\` may stand before `*`, `?` and `\`; before `}` and `/` it is only a way to write them. */
export function parsePattern(pattern: string): Pattern {
  const tokens: Token[] = []
  const chars = [...pattern]
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!
    if (char === '*') tokens.push({ kind: 'star' })
    else if (char === '?') tokens.push({ kind: 'any' })
    else if (char !== '\\') tokens.push({ kind: 'char', char })
    else if (chars[i + 1] === '}' || chars[i + 1] === '/') continue
    else {
      const escaped = chars[++i] ?? REPLACEMENT
      if (escaped !== '*' && escaped !== '?' && escaped !== '\\') {
        return { kind: 'error', message: `invalid pattern (${pattern}) in substitution: invalid escape '\\${escaped}'` }
      }
      tokens.push({ kind: 'char', char: escaped })
    }
  }
  return { kind: 'ok', tokens }
}

/** End of the shortest or longest match that begins at `start`; undefined when there is none. */
function matchEnd(tokens: readonly Token[], chars: readonly string[], start: number, longest: boolean) {
  let states = closure(tokens, new Set([0]))
  let found: number | undefined
  for (let i = start; states.size > 0; i++) {
    if (states.has(tokens.length)) {
      found = i
      if (!longest) return found
    }
    if (i >= chars.length) return found
    states = closure(tokens, step(tokens, states, chars[i]!))
  }
  return found
}

function closure(tokens: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) if (tokens[state]?.kind === 'star') states.add(state + 1)
  return states
}

function step(tokens: readonly Token[], states: ReadonlySet<number>, char: string): Set<number> {
  const next = new Set<number>()
  for (const state of states) {
    const token = tokens[state]
    // Wildcards do not cross a line end, as `.` in Go's regular expressions.
    if (token?.kind === 'star' && char !== '\n') next.add(state)
    else if (token?.kind === 'any' && char !== '\n') next.add(state + 1)
    else if (token?.kind === 'char' && token.char === char) next.add(state + 1)
  }
  return next
}

export function withoutPrefix(tokens: readonly Token[], value: string, longest: boolean): string {
  const chars = [...value]
  const end = matchEnd(tokens, chars, 0, longest)
  return end === undefined ? value : chars.slice(end).join('')
}

export function withoutSuffix(tokens: readonly Token[], value: string, longest: boolean): string {
  const chars = [...value].reverse()
  const end = matchEnd([...tokens].reverse(), chars, 0, longest)
  return end === undefined ? value : chars.slice(end).reverse().join('')
}

/** Replaces the first match (leftmost, longest), or all of them. */
export function replaced(tokens: readonly Token[], value: string, text: string, all: boolean): string {
  const chars = [...value]
  let out = ''
  let position = 0
  let lastEnd = -1
  while (position <= chars.length) {
    const end = matchEnd(tokens, chars, position, true)
    // As Go does: an empty match right behind another match does not count.
    const counts = end !== undefined && (end > position || position !== lastEnd)
    if (counts) {
      out += all ? goTemplate(text, chars.slice(position, end).join('')) : text
      if (!all) return out + chars.slice(end).join('')
      lastEnd = end
    }
    if (counts && end > position) position = end
    else out += chars[position++] ?? ''
  }
  return out
}

/** Go's ReplaceAllString reads `$name` in the replacement: `$0` is the match, other groups are empty, `$$` is a dollar. */
function goTemplate(text: string, match: string): string {
  return text.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced: string | undefined, plain: string | undefined) => {
    const name = braced ?? plain
    if (name === undefined) return whole === '$$' ? '$' : whole
    return name === '0' ? match : ''
  })
}
