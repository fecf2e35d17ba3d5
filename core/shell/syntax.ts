/** The tree of a shell script, in the words of the POSIX shell grammar. Offsets count UTF-16 units of the script's text. */

export type WordPart =
  /** Literal text; quoted text is neither split nor globbed. */
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | ParameterPart
  | { readonly kind: 'command'; readonly script: Script; readonly quoted: boolean }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean }
  | { readonly kind: 'tilde'; readonly user: string }

export type ParameterOperator = '' | '#length' | '-' | '=' | '?' | '+' | '#' | '##' | '%' | '%%' | '/' | '//' | ':'

export interface ParameterPart {
  readonly kind: 'parameter'
  readonly name: string
  readonly operator: ParameterOperator
  /** `:-` and its kin: an empty value counts as unset. */
  readonly colon: boolean
  readonly word: Word | undefined
  /** Second word of `${x/pattern/text}` and `${x:offset:length}`, which ash has and dash has not. */
  readonly second: Word | undefined
  readonly quoted: boolean
  /** The expansion cannot be carried out ("bad substitution"), which the shell finds out when it gets there. */
  readonly bad: boolean
}

export interface Word {
  readonly parts: readonly WordPart[]
  readonly start: number
  readonly end: number
}

export type RedirectOperator = '>' | '>>' | '>|' | '<' | '<>' | '>&' | '<&' | '<<' | '&>'

export interface Redirect {
  readonly operator: RedirectOperator
  /** The descriptor written before the operator. */
  readonly fd: number | undefined
  readonly target: Word
}

export interface Assignment {
  readonly name: string
  readonly value: Word
}

export interface SimpleCommand {
  readonly kind: 'simple'
  readonly assignments: readonly Assignment[]
  readonly words: readonly Word[]
  readonly redirects: readonly Redirect[]
  readonly line: number
}

interface Compound {
  readonly redirects: readonly Redirect[]
}

export type Command =
  | SimpleCommand
  | (Compound & { readonly kind: 'subshell' | 'group'; readonly body: List })
  | (Compound & {
      readonly kind: 'if'
      readonly condition: List
      readonly then: List
      readonly otherwise: List | undefined
    })
  | (Compound & {
      readonly kind: 'for'
      readonly name: string
      readonly words: readonly Word[] | undefined
      readonly body: List
    })
  | (Compound & { readonly kind: 'while'; readonly until: boolean; readonly condition: List; readonly body: List })
  | (Compound & { readonly kind: 'case'; readonly word: Word; readonly branches: readonly CaseBranch[] })
  | {
      readonly kind: 'function'
      readonly name: string
      readonly body: Command
      readonly redirects: readonly Redirect[]
    }

export interface CaseBranch {
  readonly patterns: readonly Word[]
  readonly body: List
}

export interface Pipeline {
  readonly commands: readonly Command[]
  readonly negated: boolean
}

/** `a && b || c`, and whether it is sent to the background. */
export interface AndOr {
  readonly first: Pipeline
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[]
  readonly background: boolean
}

export type List = readonly AndOr[]

export type SyntaxProblem =
  | { readonly kind: 'unexpected'; readonly token: string; readonly expecting: string | undefined }
  | { readonly kind: 'unterminated-quote' }
  | { readonly kind: 'unterminated-backquote' }
  | { readonly kind: 'missing-brace' }
  | { readonly kind: 'bad-for-name' }
  | { readonly kind: 'bad-function-name' }
  /** Deeper than the engine follows; no shell says this. */
  | { readonly kind: 'too-deep' }

export interface ScriptError {
  readonly problem: SyntaxProblem
  readonly line: number
  readonly at: number
}

/** A shell reads line by line: the lines before a syntax error still run. */
export interface Script {
  readonly lines: readonly List[]
  readonly error: ScriptError | undefined
}
