/** Reads one command of a pipeline: simple, compound, or a function's definition. */

import { readRedirect } from './parse-redirect.ts'
import { atEnd, expectKeyword, keywordAt, newlines, skipBlanks, unexpected } from './parse-tokens.ts'
import { type Reader, ShellSyntaxError } from './reader.ts'
import type { Assignment, CaseBranch, Command, List, Redirect, Word } from './syntax.ts'

export type ListParser = (reader: Reader, expecting: string) => List

export function readPipelineCommand(reader: Reader, list: ListParser): Command {
  skipBlanks(reader)
  if (reader.text[reader.pos] === '(') return withRedirects(reader, readSubshell(reader, list))
  switch (keywordAt(reader)) {
    case '{':
      return withRedirects(reader, readGroup(reader, list))
    case 'if':
      return withRedirects(reader, readIf(reader, list))
    case 'for':
      return withRedirects(reader, readFor(reader, list))
    case 'while':
    case 'until':
      return withRedirects(reader, readWhile(reader, list))
    case 'case':
      return withRedirects(reader, readCase(reader, list))
    case 'function':
      return readFunctionKeyword(reader, list)
    case 'then':
    case 'else':
    case 'elif':
    case 'fi':
    case 'do':
    case 'done':
    case 'esac':
    case '}':
      throw unexpected(reader, undefined)
    default:
      return readSimple(reader, list)
  }
}

function withRedirects<T extends Command>(reader: Reader, command: T): T {
  const redirects: Redirect[] = []
  for (;;) {
    skipBlanks(reader)
    const redirect = readRedirect(reader)
    if (redirect === undefined) return redirects.length === 0 ? command : { ...command, redirects }
    redirects.push(redirect)
  }
}

function readSubshell(reader: Reader, list: ListParser): Command {
  reader.pos++
  const body = list(reader, '")"')
  newlines(reader)
  if (reader.text[reader.pos] !== ')') throw unexpected(reader, '")"')
  reader.pos++
  return { kind: 'subshell', body, redirects: [] }
}

function readGroup(reader: Reader, list: ListParser): Command {
  reader.pos++
  const body = list(reader, '"}"')
  expectKeyword(reader, '}')
  return { kind: 'group', body, redirects: [] }
}

function readIf(reader: Reader, list: ListParser): Command {
  reader.pos += keywordAt(reader)!.length
  const condition = list(reader, '"then"')
  expectKeyword(reader, 'then')
  const then = list(reader, '"fi"')
  skipBlanks(reader)
  const next = keywordAt(reader)
  let otherwise: List | undefined
  if (next === 'elif') {
    const nested = readIf(reader, list)
    otherwise = [{ first: { commands: [nested], negated: false }, rest: [], background: false }]
  } else {
    if (next === 'else') {
      reader.pos += 4
      otherwise = list(reader, '"fi"')
    }
    expectKeyword(reader, 'fi')
  }
  return { kind: 'if', condition, then, otherwise, redirects: [] }
}

function readFor(reader: Reader, list: ListParser): Command {
  reader.pos += 3
  skipBlanks(reader)
  const name = /^[A-Za-z_][A-Za-z0-9_]*(?=[\s;]|$)/.exec(reader.text.slice(reader.pos))?.[0]
  if (name === undefined) throw new ShellSyntaxError({ kind: 'bad-for-name' }, reader.line, reader.pos)
  reader.pos += name.length
  newlines(reader)
  const words = keywordAt(reader) === 'in' ? readForWords(reader) : undefined
  if (words === undefined && reader.text[reader.pos] === ';') reader.pos++
  newlines(reader)
  const body = readDoGroup(reader, list)
  return { kind: 'for', name, words, body, redirects: [] }
}

function readForWords(reader: Reader): readonly Word[] {
  reader.pos += 2
  const words: Word[] = []
  for (;;) {
    skipBlanks(reader)
    const char = reader.text[reader.pos]
    if (char === ';' || char === '\n') {
      reader.pos++
      if (char === '\n') reader.line++
      return words
    }
    if (char === undefined || '&|<>()'.includes(char)) throw unexpected(reader, undefined)
    words.push(reader.grammar.word(reader, 'blank', false))
  }
}

function readDoGroup(reader: Reader, list: ListParser): List {
  expectKeyword(reader, 'do')
  const body = list(reader, '"done"')
  expectKeyword(reader, 'done')
  return body
}

function readWhile(reader: Reader, list: ListParser): Command {
  const keyword = keywordAt(reader)!
  reader.pos += keyword.length
  const condition = list(reader, '"do"')
  const body = readDoGroup(reader, list)
  return { kind: 'while', until: keyword === 'until', condition, body, redirects: [] }
}

function readCase(reader: Reader, list: ListParser): Command {
  reader.pos += 4
  skipBlanks(reader)
  const word = reader.grammar.word(reader, 'blank', false)
  newlines(reader)
  expectKeyword(reader, 'in')
  const branches: CaseBranch[] = []
  for (;;) {
    newlines(reader)
    if (keywordAt(reader) === 'esac') break
    if (atEnd(reader)) throw unexpected(reader, '"esac"')
    branches.push(readBranch(reader, list))
  }
  reader.pos += 4
  return { kind: 'case', word, branches, redirects: [] }
}

function readBranch(reader: Reader, list: ListParser): CaseBranch {
  if (reader.text[reader.pos] === '(') reader.pos++
  const patterns: Word[] = []
  for (;;) {
    skipBlanks(reader)
    patterns.push(reader.grammar.word(reader, 'blank', false))
    skipBlanks(reader)
    if (reader.text[reader.pos] !== '|') break
    reader.pos++
  }
  if (reader.text[reader.pos] !== ')') throw unexpected(reader, '")"')
  reader.pos++
  newlines(reader)
  const empty = reader.text.startsWith(';;', reader.pos) || keywordAt(reader) === 'esac'
  const body = empty ? [] : list(reader, '";;"')
  newlines(reader)
  if (reader.text.startsWith(';;', reader.pos)) reader.pos += 2
  else if (keywordAt(reader) !== 'esac') throw unexpected(reader, '";;"')
  return { patterns, body }
}

/** `function f {`: ash knows it; dash takes `function` for a program, which the interpreter sees by the dialect. */
function readFunctionKeyword(reader: Reader, list: ListParser): Command {
  const match = /^function[ \t]+([A-Za-z_][A-Za-z0-9_]*)[ \t]*(?:\([ \t]*\))?\s*(?=[{(])/.exec(
    reader.text.slice(reader.pos),
  )
  if (match === null) return readSimple(reader, list)
  reader.pos += match[0].length
  return { kind: 'function', name: match[1]!, body: readPipelineCommand(reader, list), redirects: [] }
}

function readSimple(reader: Reader, list: ListParser): Command {
  const assignments: Assignment[] = []
  const words: Word[] = []
  const redirects: Redirect[] = []
  const start = reader.pos
  const line = reader.line
  for (;;) {
    skipBlanks(reader)
    const redirect = readRedirect(reader)
    if (redirect !== undefined) {
      redirects.push(redirect)
      continue
    }
    const char = reader.text[reader.pos]
    if (char === '(' && words.length === 1 && assignments.length === 0 && redirects.length === 0) {
      return readFunction(reader, list, start)
    }
    if (char === undefined || '\n&|;()'.includes(char)) break
    if (words.length === 1 && reader.text.slice(start, reader.pos).trim() === '[[') {
      readDoubleBracket(reader, words)
      continue
    }
    const assignment = words.length === 0 ? readAssignment(reader) : undefined
    if (assignment !== undefined) assignments.push(assignment)
    else words.push(reader.grammar.word(reader, 'blank', false))
  }
  if (reader.text[reader.pos] === '(') throw unexpected(reader, undefined)
  if (words.length + assignments.length + redirects.length === 0) throw unexpected(reader, undefined)
  return { kind: 'simple', assignments, words, redirects, line }
}

/** ash takes `&&`, `||`, `<`, `>` and parentheses between `[[` and `]]` as plain words. */
function readDoubleBracket(reader: Reader, words: Word[]): void {
  for (;;) {
    skipBlanks(reader)
    const operator = /^(?:&&|\|\||[<>()])/.exec(reader.text.slice(reader.pos, reader.pos + 2))?.[0]
    if (operator !== undefined) {
      const start = reader.pos
      reader.pos += operator.length
      words.push({ parts: [{ kind: 'text', text: operator, quoted: true }], start, end: reader.pos })
      continue
    }
    const char = reader.text[reader.pos]
    if (char === undefined || '\n&|;'.includes(char)) return
    const word = reader.grammar.word(reader, 'blank', false)
    words.push(word)
    if (reader.text.slice(word.start, word.end) === ']]') return
  }
}

function readAssignment(reader: Reader): Assignment | undefined {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(reader.text.slice(reader.pos, reader.pos + 200))
  if (match === null) return undefined
  reader.pos += match[0].length
  return { name: match[1]!, value: reader.grammar.word(reader, 'blank', false) }
}

function readFunction(reader: Reader, list: ListParser, start: number): Command {
  const name = reader.text.slice(start, reader.pos).trim()
  reader.pos++
  skipBlanks(reader)
  if (reader.text[reader.pos] !== ')') throw unexpected(reader, '")"')
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new ShellSyntaxError({ kind: 'bad-function-name' }, reader.line, start)
  }
  reader.pos++
  newlines(reader)
  return { kind: 'function', name, body: readPipelineCommand(reader, list), redirects: [] }
}
