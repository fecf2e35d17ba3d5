/** Where the parser stands in the script's text. */
import type { Script, SyntaxProblem, Word } from './syntax.ts'

export interface PendingHeredoc {
  readonly delimiter: string
  readonly stripTabs: boolean
  readonly expand: boolean
  fill(body: Word): void
}

/** What ends a word: outside everything a blank or an operator; in `${x:-word}` the brace. */
export type WordEnd = 'blank' | 'brace' | 'slash-or-brace' | 'colon-or-brace'

/** The grammar's doors, handed along so that words and commands, which contain each other, need not import each other. */
export interface Grammar {
  /** Lines up to `closer` (consumed) or the end of the text. */
  lines(reader: Reader, closer: ')' | undefined): Script
  word(reader: Reader, ends: WordEnd, quoted: boolean): Word
  expandable(text: string, outer: Reader): Word
}

/** Moves forward only, apart from short looks ahead. */
export interface Reader {
  readonly text: string
  pos: number
  line: number
  heredocs: PendingHeredoc[]
  readonly grammar: Grammar
}

/** Ends the parse inside the parser; never leaves `parseScript`. */
export class ShellSyntaxError extends Error {
  readonly problem: SyntaxProblem
  readonly line: number
  readonly at: number

  constructor(problem: SyntaxProblem, line: number, at: number) {
    super(problem.kind)
    this.problem = problem
    this.line = line
    this.at = at
  }
}

/** A reader over text that was cut out of the outer script. */
export function nestedReader(outer: Reader, text: string): Reader {
  return { text, pos: 0, line: outer.line, heredocs: [], grammar: outer.grammar }
}
