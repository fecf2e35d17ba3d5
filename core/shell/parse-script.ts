/**
 * Reads a script as ash and dash read it: no brace expansion, no arrays, no here-strings. Lines before a syntax
 * error are kept, since the shell has run them by the time it sees the error.
 */
import { readPipelineCommand } from './parse-command.ts'
import { atEnd, keywordAt, newlines, skipBlanks, unexpected } from './parse-tokens.ts'
import { readExpandable, readWord } from './read-word.ts'
import { type Grammar, type Reader, ShellSyntaxError } from './reader.ts'
import type { AndOr, List, Pipeline, Script } from './syntax.ts'

const GRAMMAR: Grammar = { lines: parseLines, word: readWord, expandable: readExpandable }

export function parseScript(text: string): Script {
  return parseLines({ text, pos: 0, line: 1, heredocs: [], grammar: GRAMMAR }, undefined)
}

function parseLines(reader: Reader, closer: ')' | undefined): Script {
  const lines: List[] = []
  try {
    for (;;) {
      newlines(reader)
      if (closer !== undefined && reader.text[reader.pos] === closer) {
        reader.pos++
        return { lines, error: undefined }
      }
      if (atEnd(reader)) {
        if (closer !== undefined) throw unexpected(reader, `"${closer}"`)
        return { lines, error: undefined }
      }
      lines.push(parseLine(reader, closer))
    }
  } catch (error) {
    // The engine's own stack ran out.
    if (error instanceof RangeError)
      return { lines, error: { problem: { kind: 'too-deep' }, line: reader.line, at: reader.pos } }
    if (!(error instanceof ShellSyntaxError)) throw error
    return { lines, error: { problem: error.problem, line: error.line, at: error.at } }
  }
}

/** One line of commands, up to its newline: what the shell reads before it runs anything of it. */
function parseLine(reader: Reader, closer: ')' | undefined): List {
  const list: AndOr[] = []
  for (;;) {
    list.push(parseAndOr(reader))
    skipBlanks(reader)
    const char = reader.text[reader.pos]
    if (char === '\n' || char === undefined || (closer !== undefined && char === closer)) break
    if (!separator(reader)) throw unexpected(reader, closer === undefined ? undefined : `"${closer}"`)
    skipBlanks(reader)
    const next = reader.text[reader.pos]
    if (next === '\n' || next === undefined || (closer !== undefined && next === closer)) break
  }
  newlines(reader)
  return list
}

/** A list inside a compound command, up to a keyword or a closing character. */
export function parseList(reader: Reader, expecting: string): List {
  const list: AndOr[] = []
  newlines(reader)
  while (!stops(reader)) {
    list.push(parseAndOr(reader))
    skipBlanks(reader)
    if (reader.text[reader.pos] !== '\n' && !separator(reader)) break
    newlines(reader)
  }
  if (list.length === 0) throw unexpected(reader, atEnd(reader) ? expecting : undefined)
  return list
}

const CLOSERS = new Set(['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}'])

function stops(reader: Reader): boolean {
  if (atEnd(reader) || reader.text[reader.pos] === ')' || reader.text.startsWith(';;', reader.pos)) return true
  const keyword = keywordAt(reader)
  return keyword !== undefined && CLOSERS.has(keyword)
}

/** `;` or `&` (which marks the and-or list before it). */
function separator(reader: Reader): boolean {
  const char = reader.text[reader.pos]
  if ((char !== ';' && char !== '&') || reader.text.startsWith(';;', reader.pos)) return false
  reader.pos++
  return true
}

function parseAndOr(reader: Reader): AndOr {
  const first = parsePipeline(reader)
  const rest: { operator: '&&' | '||'; pipeline: Pipeline }[] = []
  for (;;) {
    skipBlanks(reader)
    const operator = reader.text.slice(reader.pos, reader.pos + 2)
    if (operator !== '&&' && operator !== '||') break
    reader.pos += 2
    newlines(reader)
    rest.push({ operator, pipeline: parsePipeline(reader) })
  }
  return { first, rest, background: reader.text[reader.pos] === '&' }
}

function parsePipeline(reader: Reader): Pipeline {
  skipBlanks(reader)
  let negated = false
  while (keywordAt(reader) === '!') {
    reader.pos++
    negated = !negated
    skipBlanks(reader)
  }
  const commands = [readPipelineCommand(reader, parseList)]
  for (;;) {
    skipBlanks(reader)
    if (reader.text[reader.pos] !== '|' || reader.text[reader.pos + 1] === '|') break
    reader.pos++
    newlines(reader)
    commands.push(readPipelineCommand(reader, parseList))
  }
  return { commands, negated }
}
