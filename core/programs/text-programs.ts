/** echo, printf, test, `[`, true, false as programs; in a script the shell's builtins come first. */
import { echoText } from '@/core/shell/echo-text.ts'
import { printfText } from '@/core/shell/printf-text.ts'
import { evaluateTest } from '@/core/shell/test-expression.ts'
import { CannotTell, program, type Work } from './work.ts'

export const echo = program('echo', (work, args) => work.out(echoText(args, 'ash')), { passesUnknown: true })

export const printf = program(
  'printf',
  (work, args) => {
    const { text, errors, status } = printfText(args)
    work.out(text)
    for (const error of errors) work.fail(error)
    work.code = status
  },
  { passesUnknown: true },
)

export const yes = program('true', () => {})

export const no = program('false', (work) => {
  work.code = 1
})

export const test = program('test', (work, args) => answer(work, args))

export const bracket = program('[', (work, args) => {
  if (args.at(-1) !== ']') throw work.quit('missing ]', 2)
  answer(work, args.slice(0, -1))
})

function answer(work: Work, words: readonly string[]): void {
  const { cwd, user } = work.process
  const result = evaluateTest(words, { tree: work.tree, cwd, user, patterns: false })
  if (result.kind === 'unknown') throw new CannotTell(result.why)
  if (result.kind === 'error') work.fail(result.ash, 2)
  else work.code = result.value ? 0 : 1
}
