/** A pipeline's value: fields, variables, literals and calls, one after the other through `|`. */
import { FUNCTIONS } from './functions.ts'

export interface Scope {
  readonly dot: unknown
  readonly variables: ReadonlyMap<string, unknown>
}

export class TemplateFault extends Error {}

export function evaluatePipe(pipe: string, scope: Scope): unknown {
  const parts = splitOutside(pipe, '|')
  return parts.reduce<{ value: unknown; first: boolean }>(
    ({ value, first }, part) => ({ value: command(part.trim(), scope, first ? [] : [value]), first: false }),
    { value: undefined, first: true },
  ).value
}

function command(text: string, scope: Scope, piped: readonly unknown[]): unknown {
  const words = splitOutside(text, ' ').filter((word) => word !== '')
  const [head = '', ...rest] = words
  const call = Object.hasOwn(FUNCTIONS, head) ? FUNCTIONS[head] : undefined
  if (call !== undefined) return call([...rest.map((word) => term(word, scope)), ...piped])
  if (rest.length > 0 || piped.length > 0) {
    if (/^[A-Za-z]\w*$/.test(head)) throw new TemplateFault(`function "${head}" not defined`)
    throw new TemplateFault(`can't give argument to non-function ${head}`)
  }
  return term(head, scope)
}

function term(word: string, scope: Scope): unknown {
  if (word.startsWith('(')) {
    const close = closing(word)
    return fields(evaluatePipe(word.slice(1, close), scope), word.slice(close + 1), word)
  }
  if (/^"(?:[^"\\]|\\.)*"$/.test(word)) return JSON.parse(word.replace(/\n/g, '\\n'))
  if (/^`[^`]*`$/.test(word)) return word.slice(1, -1)
  if (/^-?\d+(\.\d+)?$/.test(word)) return Number(word)
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'nil') return undefined
  if (word === '.') return scope.dot
  const variable = /^(\$\w*)(.*)$/s.exec(word)
  if (variable !== null) {
    if (!scope.variables.has(variable[1]!)) throw new TemplateFault(`undefined variable "${variable[1]}"`)
    return fields(scope.variables.get(variable[1]!), variable[2]!, word)
  }
  if (/^(\.\w+)+$/.test(word)) return fields(scope.dot, word, word)
  if (/^\w+$/.test(word)) {
    const call = Object.hasOwn(FUNCTIONS, word) ? FUNCTIONS[word] : undefined
    if (call === undefined) throw new TemplateFault(`function "${word}" not defined`)
    return call([])
  }
  throw new TemplateFault(`unexpected "${word}" in operand`)
}

/** As docker's own structures answer: a name that is not theirs is a mistake, a key a map lacks is nothing. */
function fields(start: unknown, path: string, shown: string): unknown {
  let value = start
  for (const name of path.split('.').filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null || !(name in value))
      throw new TemplateFault(`at <${shown}>: map has no entry for key "${name}"`)
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

/** Splits where no quote or bracket is open. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!
    if (quote !== '') {
      if (letter === '\\' && quote === '"') part += text[i++]
      else if (letter === quote) quote = ''
    } else if (letter === '"' || letter === '`') quote = letter
    else if (letter === '(') depth += 1
    else if (letter === ')') depth -= 1
    else if (depth === 0 && (letter === separator || (separator === ' ' && /\s/.test(letter)))) {
      parts.push(part)
      part = ''
      continue
    }
    part += text[i] ?? ''
  }
  return [...parts, part]
}

function closing(word: string): number {
  let depth = 0
  for (const [i, letter] of [...word].entries()) {
    if (letter === '(') depth += 1
    if (letter === ')' && --depth === 0) return i
  }
  return word.length
}
