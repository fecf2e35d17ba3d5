/** Texts with variables (`$uri`, `${name}`, `$1`), as nginx's scripts read them. */

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'capture'; readonly number: number }

export interface Template {
  readonly parts: readonly Part[]
  /** nginx's words for a text it refuses. */
  readonly error: string | undefined
}

const cache = new Map<string, Template>()

export function template(text: string): Template {
  const known = cache.get(text)
  if (known) return known
  const made = compile(text)
  if (cache.size > 5000) cache.clear()
  cache.set(text, made)
  return made
}

export function hasVariables(text: string): boolean {
  return text.includes('$')
}

export function variablesIn(text: string): readonly string[] {
  return template(text).parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : []))
}

function compile(text: string): Template {
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] !== '$') {
      const dollar = text.indexOf('$', at)
      const end = dollar < 0 ? text.length : dollar
      parts.push({ kind: 'text', text: text.slice(at, end) })
      at = end
      continue
    }
    at++
    if (at === text.length) return { parts, error: 'invalid variable name' }
    const digit = text[at]!
    if (digit >= '1' && digit <= '9') {
      parts.push({ kind: 'capture', number: Number(digit) })
      at++
      continue
    }
    const bracket = digit === '{'
    if (bracket) at++
    const name = /^\w*/.exec(text.slice(at))![0]
    at += name.length
    const closed = bracket && text[at] === '}'
    if (closed) at++
    if (bracket && !closed) {
      const error = at === text.length && name === '' ? 'invalid variable name' : bracketMissing(name)
      return { parts, error }
    }
    if (name === '') return { parts, error: 'invalid variable name' }
    parts.push({ kind: 'variable', name })
  }
  return { parts, error: undefined }
}

function bracketMissing(name: string): string {
  return `the closing bracket in "${name}" variable is missing`
}
