/** echo, printf, test and `[`: builtins that are programs as well, with the same words. */
import { echoText } from '../echo-text.ts'
import { write } from '../output.ts'
import { printfText } from '../printf-text.ts'
import type { Shell } from '../state.ts'
import { evaluateTest } from '../test-expression.ts'
import { holdsUnknown, whyUnknown } from '../unknown-text.ts'
import type { Builtin } from './builtin.ts'

export const TEXT: readonly Builtin[] = [
  { name: 'echo', run: (shell, argv) => Number(!write(shell, 1, echoText(argv.slice(1), shell.dialect))) },
  { name: 'printf', run: (shell, argv) => printf(shell, argv) },
  { name: 'test', run: (shell, argv) => test(shell, 'test', argv.slice(1)) },
  { name: '[', run: (shell, argv) => bracket(shell, argv, ']') },
  { name: '[[', only: 'ash', run: (shell, argv) => bracket(shell, argv, ']]') },
]

function printf(shell: Shell, argv: readonly string[]): number {
  const { text, errors, status } = printfText(argv.slice(1))
  write(shell, 1, text)
  for (const error of errors)
    write(shell, 2, shell.dialect === 'dash' ? `${shell.name}: ${shell.line}: printf: ${error}\n` : `sh: ${error}\n`)
  return status
}

function bracket(shell: Shell, argv: readonly string[], closer: string): number | undefined {
  if (argv.at(-1) !== closer) {
    write(
      shell,
      2,
      shell.dialect === 'dash' ? `${shell.name}: ${shell.line}: [: missing ]\n` : `sh: missing ${closer}\n`,
    )
    return 2
  }
  return test(shell, '[', argv.slice(1, -1), closer === ']]')
}

function test(shell: Shell, name: string, words: readonly string[], patterns = false): number | undefined {
  const answer = evaluateTest(words, { tree: shell.tree, cwd: shell.cwd, user: shell.user, patterns })
  switch (answer.kind) {
    case 'answer':
      return answer.value ? 0 : 1
    case 'error':
      write(
        shell,
        2,
        shell.dialect === 'dash' ? `${shell.name}: ${shell.line}: ${name}: ${answer.dash}\n` : `sh: ${answer.ash}\n`,
      )
      return 2
    case 'unknown':
      shell.reasons.push(holdsUnknown(answer.why) ? whyUnknown(answer.why) : answer.why)
      return undefined
  }
}
