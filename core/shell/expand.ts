/** Word expansion, in the order of POSIX: tilde, parameters, commands, arithmetic; then splitting, then path names. */
import { ArithmeticError, evaluateArithmetic } from './arithmetic.ts'
import { fatal } from './complain.ts'
import { expandParameter, type Piece } from './expand-parameter.ts'
import { expandGlob } from './globbing.ts'
import { escapePattern, isPattern } from './pattern.ts'
import { assign, type Shell } from './state.ts'
import type { Word, WordPart } from './syntax.ts'
import { homeOf } from './tilde.ts'
import { holdsUnknown } from './unknown-text.ts'

interface Field {
  text: string
  /** The same text with quoted pattern characters escaped. */
  pattern: string
}

/** The words a command sees. */
export function expandWords(shell: Shell, words: readonly Word[]): readonly string[] {
  return words.flatMap((word) => expandFields(shell, word).flatMap((field) => globbed(shell, field)))
}

/** One text without splitting or path names: assignments, redirection targets, here-documents, `case` words. */
export function expandText(shell: Shell, word: Word): string {
  return piecesOf(shell, word, false)
    .map((piece) => (piece === 'break' ? ' ' : piece.text))
    .join('')
}

/** As `expandText`, with quoted pattern characters escaped. */
export function expandPattern(shell: Shell, word: Word): string {
  return piecesOf(shell, word, false)
    .map((piece) => (piece === 'break' ? ' ' : piece.quoted ? escapePattern(piece.text) : piece.text))
    .join('')
}

function globbed(shell: Shell, field: Field): readonly string[] {
  if (shell.options.noglob || !isPattern(field.pattern) || holdsUnknown(field.text)) return [field.text]
  return expandGlob(field.pattern, shell.tree, shell.cwd)
}

function expandFields(shell: Shell, word: Word): readonly Field[] {
  const ifs = shell.variables.get('IFS') ?? ' \t\n'
  const fields: Field[] = []
  let current: Field | undefined
  let closedByBlank = false
  for (const piece of piecesOf(shell, word, true)) {
    if (piece === 'break') {
      if (current !== undefined) fields.push(current)
      current = undefined
    } else if (!piece.split) {
      current = joinTo(current, piece)
      closedByBlank = false
    } else {
      for (const char of piece.text) {
        if (!ifs.includes(char)) {
          current = joinTo(current, { ...piece, text: char })
          closedByBlank = false
        } else if (' \t\n'.includes(char)) {
          if (current !== undefined) {
            fields.push(current)
            closedByBlank = true
          }
          current = undefined
        } else {
          if (!closedByBlank || current !== undefined) fields.push(current ?? { text: '', pattern: '' })
          current = undefined
          closedByBlank = false
        }
      }
    }
  }
  return current === undefined ? fields : [...fields, current]
}

function joinTo(field: Field | undefined, piece: { text: string; quoted: boolean }): Field {
  const before = field ?? { text: '', pattern: '' }
  const pattern = piece.quoted ? escapePattern(piece.text) : piece.text
  return { text: before.text + piece.text, pattern: before.pattern + pattern }
}

function piecesOf(shell: Shell, word: Word, split: boolean): readonly Piece[] {
  const all = word.parts.flatMap((part) => pieces(shell, part, split))
  // `"$@"` without positional parameters is no word at all, though `""` is one.
  const vanishes =
    split && shell.positional.length === 0 && word.parts.some((part) => part.kind === 'parameter' && part.name === '@')
  return vanishes && all.every((piece) => piece === 'break' || piece.text === '') ? [] : all
}

function pieces(shell: Shell, part: WordPart, split: boolean): readonly Piece[] {
  switch (part.kind) {
    case 'text':
      return [{ text: part.text, quoted: part.quoted, split: false }]
    case 'tilde':
      return [{ text: homeOf(shell, part.user) ?? `~${part.user}`, quoted: true, split: false }]
    case 'parameter':
      return expandParameter(shell, part, split, {
        text: expandText,
        pattern: expandPattern,
        pieces: piecesOf,
        arithmetic,
      })
    case 'command': {
      const text = shell.substitute(shell, part.script).replace(/\n+$/, '')
      return [{ text, quoted: part.quoted, split: split && !part.quoted }]
    }
    case 'arithmetic':
      return [
        {
          text: arithmetic(shell, expandText(shell, part.expression)),
          quoted: part.quoted,
          split: split && !part.quoted,
        },
      ]
  }
}

/** The value as text; an unknown operand gives an unknown result. */
export function arithmetic(shell: Shell, expression: string): string {
  const names = expression.match(/[A-Za-z_]\w*/g) ?? []
  const unknown = [expression, ...names.map((name) => shell.variables.get(name) ?? '')].find(holdsUnknown)
  if (unknown !== undefined) return unknown
  try {
    const variables = {
      get: (name: string) => shell.variables.get(name),
      set: (name: string, value: string) => void assign(shell, name, value),
    }
    return String(evaluateArithmetic(expression, variables, shell.dialect))
  } catch (error) {
    if (error instanceof ArithmeticError) throw fatal(shell, arithmeticMessage(shell, expression, error.message))
    throw error
  }
}

function arithmeticMessage(shell: Shell, expression: string, problem: string): string {
  if (problem === 'divide by zero')
    return shell.dialect === 'dash' ? `arithmetic expression: division by zero: "${expression}"` : problem
  return shell.dialect === 'dash'
    ? `arithmetic expression: expecting primary: "${expression}"`
    : 'arithmetic syntax error'
}
