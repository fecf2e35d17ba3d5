/** How ash and dash word a syntax error. */
import type { Dialect } from './process.ts'
import type { ScriptError, SyntaxProblem } from './syntax.ts'

/** Without the shell's name in front: `syntax error: unexpected "fi"` in ash, `Syntax error: "fi" unexpected` in dash. */
export function syntaxErrorText(problem: SyntaxProblem, dialect: Dialect): string {
  if (dialect === 'dash') return `Syntax error: ${capital(dashWords(problem))}`
  return `syntax error: ${ashWords(problem)}`
}

/** The error with the shell's name, as it is printed: dash counts lines, ash names none for `-c`. */
export function scriptErrorText(name: string, error: ScriptError, dialect: Dialect): string {
  const place = dialect === 'dash' ? `${name}: ${error.line}` : name
  return `${place}: ${syntaxErrorText(error.problem, dialect)}\n`
}

function ashWords(problem: SyntaxProblem): string {
  if (problem.kind !== 'unexpected') return otherWords(problem)
  return `unexpected ${problem.token}${expecting(problem.expecting)}`
}

function dashWords(problem: SyntaxProblem): string {
  if (problem.kind !== 'unexpected') return otherWords(problem)
  return `${problem.token} unexpected${expecting(problem.expecting)}`
}

function otherWords(problem: Exclude<SyntaxProblem, { kind: 'unexpected' }>): string {
  switch (problem.kind) {
    case 'unterminated-quote':
      return 'unterminated quoted string'
    case 'unterminated-backquote':
      return 'EOF in backquote substitution'
    case 'missing-brace':
      return "missing '}'"
    case 'bad-for-name':
      return 'bad for loop variable'
    case 'bad-function-name':
      return 'bad function name'
    case 'too-deep':
      return 'nested too deeply'
  }
}

function expecting(token: string | undefined): string {
  return token === undefined ? '' : ` (expecting ${token})`
}

/** dash: `Unterminated quoted string`, `Missing '}'`, but `"fi" unexpected` and `end of file unexpected`. */
function capital(text: string): string {
  return /^(unterminated|missing|bad)/.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text
}
