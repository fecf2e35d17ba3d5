/** Reads what `$` starts: `$x`, `${…}`, `$(…)`, `$((…))` and ash's `$'…'`. */
import type { PartList } from './part-list.ts'
import { type Reader, ShellSyntaxError, type WordEnd } from './reader.ts'
import type { ParameterOperator, ParameterPart, Word } from './syntax.ts'

const SIMPLE_NAME = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/
const BRACED_NAME = /^(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])/

export function readDollar(reader: Reader, parts: PartList, quoted: boolean): void {
  const rest = reader.text.slice(reader.pos + 1, reader.pos + 200)
  if (rest.startsWith('((') && readArithmetic(reader, parts, quoted)) return
  if (rest.startsWith('(')) readCommand(reader, parts, quoted)
  else if (rest.startsWith('{')) readBraced(reader, parts, quoted)
  else if (rest.startsWith("'") && !quoted) readAnsi(reader, parts)
  else {
    const name = SIMPLE_NAME.exec(rest)?.[0]
    reader.pos += 1 + (name?.length ?? 0)
    if (name === undefined) parts.text('$', quoted)
    else parts.add(plain(name, quoted))
  }
}

function plain(name: string, quoted: boolean): ParameterPart {
  return { kind: 'parameter', name, operator: '', colon: false, word: undefined, second: undefined, quoted, bad: false }
}

/** `$((` that no `))` closes is a command substitution whose first command is a subshell. */
function readArithmetic(reader: Reader, parts: PartList, quoted: boolean): boolean {
  let depth = 0
  for (let i = reader.pos + 3; i < reader.text.length; i++) {
    const char = reader.text[i]
    if (char === '(') depth++
    else if (char === ')' && depth > 0) depth--
    else if (char === ')') {
      if (reader.text[i + 1] !== ')') return false
      const expression = reader.grammar.expandable(reader.text.slice(reader.pos + 3, i), reader)
      parts.add({ kind: 'arithmetic', expression, quoted })
      reader.pos = i + 2
      return true
    }
  }
  return false
}

function readCommand(reader: Reader, parts: PartList, quoted: boolean): void {
  reader.pos += 2
  const outer = reader.heredocs
  reader.heredocs = []
  const script = reader.grammar.lines(reader, ')')
  reader.heredocs = outer
  if (script.error !== undefined) throw new ShellSyntaxError(script.error.problem, script.error.line, script.error.at)
  parts.add({ kind: 'command', script, quoted })
}

function readBraced(reader: Reader, parts: PartList, quoted: boolean): void {
  const start = reader.pos
  reader.pos += 2
  const length = /^#(?=[A-Za-z_0-9@*?$!-]+\})/.test(reader.text.slice(reader.pos, reader.pos + 200))
  if (length) reader.pos++
  const name = BRACED_NAME.exec(reader.text.slice(reader.pos))?.[0] ?? ''
  reader.pos += name.length
  const part = name === '' ? undefined : readOperator(reader, name, length, quoted)
  if (part === undefined) skipBadSubstitution(reader)
  if (reader.text[reader.pos] !== '}') throw new ShellSyntaxError({ kind: 'missing-brace' }, reader.line, start)
  reader.pos++
  parts.add(part ?? { ...plain(name, quoted), bad: true })
}

function readOperator(reader: Reader, name: string, length: boolean, quoted: boolean): ParameterPart | undefined {
  const base = plain(name, quoted)
  const rest = reader.text.slice(reader.pos, reader.pos + 3)
  if (length) return rest.startsWith('}') ? { ...base, operator: '#length' } : undefined
  if (rest.startsWith('}')) return base
  const use = /^:?[-=?+]/.exec(rest)?.[0]
  if (use !== undefined) {
    return withWord(reader, base, use.slice(-1) as ParameterOperator, use, use.startsWith(':'), quoted)
  }
  const trim = /^(?:##?|%%?)/.exec(rest)?.[0]
  if (trim !== undefined) return withWord(reader, base, trim as ParameterOperator, trim, false, false)
  const replace = /^\/\/?/.exec(rest)?.[0]
  if (replace !== undefined) return withTwo(reader, base, replace as ParameterOperator, 'slash-or-brace')
  return rest.startsWith(':') ? withTwo(reader, base, ':', 'colon-or-brace') : undefined
}

function withWord(
  reader: Reader,
  base: ParameterPart,
  operator: ParameterOperator,
  written: string,
  colon: boolean,
  quoted: boolean,
): ParameterPart {
  reader.pos += written.length
  return { ...base, operator, colon, word: reader.grammar.word(reader, 'brace', quoted) }
}

function withTwo(reader: Reader, base: ParameterPart, operator: ParameterOperator, ends: WordEnd): ParameterPart {
  reader.pos += operator.length
  const word = reader.grammar.word(reader, ends, false)
  let second: Word | undefined
  if (reader.text[reader.pos] !== '}' && reader.pos < reader.text.length) {
    reader.pos++
    second = reader.grammar.word(reader, 'brace', false)
  }
  return { ...base, operator, word, second }
}

function skipBadSubstitution(reader: Reader): void {
  while (reader.pos < reader.text.length && reader.text[reader.pos] !== '}') reader.pos++
}

const ANSI: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
}

/** `$'…'`: ash reads C escapes; dash takes `$` and a quoted string, which the interpreter sees by the dialect. */
function readAnsi(reader: Reader, parts: PartList): void {
  const start = reader.pos
  reader.pos += 2
  let text = ''
  while (reader.text[reader.pos] !== "'") {
    const char = reader.text[reader.pos]
    if (char === undefined) throw new ShellSyntaxError({ kind: 'unterminated-quote' }, reader.line, start)
    const next = reader.text[reader.pos + 1] ?? ''
    text += char === '\\' ? (ANSI[next] ?? next) : char
    reader.pos += char === '\\' ? 2 : 1
  }
  reader.pos++
  parts.text(text, true)
}
