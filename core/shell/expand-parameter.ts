/** `$x` and all forms of `${x…}`. */
import { fatal } from './complain.ts'
import { patternSource } from './pattern.ts'
import { assign, type Shell } from './state.ts'
import type { ParameterPart, Word } from './syntax.ts'
import { holdsUnknown, unknownText } from './unknown-text.ts'

/** `break` separates the words of `"$@"`. */
export type Piece = 'break' | { readonly text: string; readonly quoted: boolean; readonly split: boolean }

/** The expansions a parameter's own words need. */
export interface WordExpansion {
  text(shell: Shell, word: Word): string
  pattern(shell: Shell, word: Word): string
  pieces(shell: Shell, word: Word, split: boolean): readonly Piece[]
  arithmetic(shell: Shell, expression: string): string
}

export function expandParameter(
  shell: Shell,
  part: ParameterPart,
  split: boolean,
  expand: WordExpansion,
): readonly Piece[] {
  if (part.bad || (shell.dialect === 'dash' && ['/', '//', ':'].includes(part.operator))) throw badSubstitution(shell)
  if ((part.name === '@' || part.name === '*') && part.operator === '') return positionalPieces(shell, part, split)
  const value = parameterValue(shell, part.name)
  const present = value !== undefined && !(part.colon && value === '')
  const piece = (text: string): readonly Piece[] => [{ text, quoted: part.quoted, split: split && !part.quoted }]
  const words = (): readonly Piece[] => {
    const pieces = part.word === undefined ? [] : expand.pieces(shell, part.word, split)
    return part.quoted
      ? [{ text: plainText(pieces), quoted: true, split: false }]
      : pieces.map((one) => splitToo(one, split))
  }
  switch (part.operator) {
    case '':
      return piece(value ?? unset(shell, part.name))
    case '#length':
      return piece(lengthOf(shell, part.name, value))
    case '-':
      return present ? piece(value) : words()
    case '+':
      return present ? words() : part.quoted ? piece('') : []
    case '=':
      return present ? piece(value) : piece(assignDefault(shell, part, expand))
    case '?':
      if (present) return piece(value)
      throw fatal(shell, `${part.name}: ${missingMessage(shell, part, expand)}`)
    case '#':
    case '##':
    case '%':
    case '%%':
      return piece(trim(value ?? unset(shell, part.name), expand.pattern(shell, part.word!), part.operator))
    case '/':
    case '//':
      return piece(replace(shell, value ?? unset(shell, part.name), part, expand))
    case ':':
      return piece(slice(shell, value ?? unset(shell, part.name), part, expand))
  }
}

/** Undefined when unset. */
export function parameterValue(shell: Shell, name: string): string | undefined {
  switch (name) {
    case '?':
      return shell.status === undefined
        ? unknownText(shell.reasons.at(-1) ?? 'the exit status is not known')
        : String(shell.status)
    case '#':
      return String(shell.positional.length)
    case '$':
    case '!':
    case 'RANDOM':
      return (
        shell.variables.get(name) ??
        (name === 'RANDOM' && shell.dialect === 'dash' ? undefined : unknownText(`$${name} differs at every run`))
      )
    case '-':
      return ''
    case '0':
      return shell.name
    case '@':
    case '*':
      return shell.positional.length === 0 ? undefined : shell.positional.join(' ')
    default:
      return /^\d+$/.test(name) ? shell.positional[Number(name) - 1] : shell.variables.get(name)
  }
}

function badSubstitution(shell: Shell) {
  return fatal(shell, shell.dialect === 'dash' ? 'Bad substitution' : 'syntax error: bad substitution')
}

function positionalPieces(shell: Shell, part: ParameterPart, split: boolean): readonly Piece[] {
  if (part.quoted && part.name === '*') {
    const separator = (shell.variables.get('IFS') ?? ' ').slice(0, 1)
    return [{ text: shell.positional.join(separator), quoted: true, split: false }]
  }
  return shell.positional.flatMap((text, index) => {
    const piece: Piece = { text, quoted: part.quoted, split: split && !part.quoted }
    return index === 0 ? [piece] : (['break', piece] as const)
  })
}

/** Unquoted text inside `${x:-a b}` is split like the parameter itself. */
function splitToo(piece: Piece, split: boolean): Piece {
  return piece === 'break' || piece.quoted ? piece : { ...piece, split }
}

function plainText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece === 'break' ? ' ' : piece.text)).join('')
}

function unset(shell: Shell, name: string): string {
  if (shell.options.nounset && !['@', '*'].includes(name)) throw fatal(shell, `${name}: parameter not set`)
  return ''
}

function lengthOf(shell: Shell, name: string, value: string | undefined): string {
  if (name === '@' || name === '*') return String(shell.positional.length)
  const text = value ?? unset(shell, name)
  return holdsUnknown(text) ? text : String([...text].length)
}

function assignDefault(shell: Shell, part: ParameterPart, expand: WordExpansion): string {
  const text = part.word === undefined ? '' : expand.text(shell, part.word)
  if (!/^[A-Za-z_]/.test(part.name)) throw badSubstitution(shell)
  assign(shell, part.name, text)
  return text
}

function missingMessage(shell: Shell, part: ParameterPart, expand: WordExpansion): string {
  const text = part.word === undefined ? '' : expand.text(shell, part.word)
  return text === '' ? `parameter not set${part.colon ? ' or null' : ''}` : text
}

function trim(text: string, pattern: string, operator: '#' | '##' | '%' | '%%'): string {
  if (holdsUnknown(text) || holdsUnknown(pattern)) return holdsUnknown(text) ? text : pattern
  const whole = new RegExp(`^(?:${patternSource(pattern)})$`)
  const cuts = Array.from({ length: text.length + 1 }, (_, index) => index)
  const front = operator.startsWith('#')
  const ordered = operator === '#' || operator === '%%' ? cuts : cuts.reverse()
  const cut = ordered.find((index) => whole.test(front ? text.slice(0, index) : text.slice(index)))
  if (cut === undefined) return text
  return front ? text.slice(cut) : text.slice(0, cut)
}

function replace(shell: Shell, text: string, part: ParameterPart, expand: WordExpansion): string {
  const pattern = expand.pattern(shell, part.word!)
  const by = part.second === undefined ? '' : expand.text(shell, part.second)
  const unknown = [text, pattern, by].find(holdsUnknown)
  if (unknown !== undefined) return unknown
  if (pattern === '') return text
  return text.replace(new RegExp(patternSource(pattern), part.operator === '//' ? 'g' : ''), () => by)
}

function slice(shell: Shell, text: string, part: ParameterPart, expand: WordExpansion): string {
  const start = Number(expand.arithmetic(shell, expand.text(shell, part.word!)))
  const length =
    part.second === undefined ? undefined : Number(expand.arithmetic(shell, expand.text(shell, part.second)))
  if (holdsUnknown(text) || Number.isNaN(start) || Number.isNaN(length ?? 0))
    return unknownText('a part of a text that is not known')
  const from = start < 0 ? Math.max(text.length + start, 0) : start
  if (length === undefined) return text.slice(from)
  return text.slice(from, length < 0 ? text.length + length : from + length)
}
