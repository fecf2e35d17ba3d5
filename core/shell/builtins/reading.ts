/** `read`: one line of standard input into variables; `getopts`. */
import { complainAs } from '../complain.ts'
import { assign, type Shell } from '../state.ts'
import { holdsUnknown } from '../unknown-text.ts'
import type { Builtin } from './builtin.ts'

export const READING: readonly Builtin[] = [
  { name: 'read', run: (shell, argv) => read(shell, argv) },
  { name: 'getopts', run: (shell, argv) => getopts(shell, argv) },
]

function read(shell: Shell, argv: readonly string[]): number | undefined {
  const raw = argv.includes('-r')
  const names = argv.slice(1).filter((word) => !word.startsWith('-'))
  if (shell.input.isFolder) {
    fill(shell, names.length > 0 ? names : ['REPLY'], '')
    return 1
  }
  const { line, ended } = takeLine(shell, raw)
  fill(shell, names.length > 0 ? names : ['REPLY'], line)
  return ended ? 1 : 0
}

function takeLine(shell: Shell, raw: boolean): { line: string; ended: boolean } {
  let line = ''
  for (;;) {
    const end = shell.input.text.indexOf('\n')
    const part = end < 0 ? shell.input.text : shell.input.text.slice(0, end)
    shell.input.text = end < 0 ? '' : shell.input.text.slice(end + 1)
    if (raw || !/(?:^|[^\\])(?:\\\\)*\\$/.test(part) || end < 0) {
      const text = line + part
      return { line: raw ? text : text.replace(/\\(.)/g, '$1'), ended: end < 0 && !holdsUnknown(part) }
    }
    line += part.slice(0, -1)
  }
}

/** The last name takes what is left of the line. */
function fill(shell: Shell, names: readonly string[], line: string): void {
  const ifs = shell.variables.get('IFS') ?? ' \t\n'
  const blanks = [...ifs].filter((char) => ' \t\n'.includes(char)).join('')
  let rest = stripEnds(line, blanks)
  names.forEach((name, index) => {
    const cut = index === names.length - 1 ? -1 : [...rest].findIndex((char) => ifs.includes(char))
    assign(shell, name, cut < 0 ? rest : rest.slice(0, cut))
    rest = cut < 0 ? '' : stripEnds(rest.slice(cut + 1), blanks)
  })
}

function stripEnds(text: string, chars: string): string {
  let start = 0
  let end = text.length
  while (start < end && chars.includes(text[start]!)) start++
  while (end > start && chars.includes(text[end - 1]!)) end--
  return text.slice(start, end)
}

function getopts(shell: Shell, argv: readonly string[]): number {
  const [letters = '', name = 'opt', ...given] = argv.slice(1)
  const words = given.length > 0 ? given : shell.positional
  const index = Number(shell.variables.get('OPTIND') ?? 1)
  const word = words[index - 1]
  if (word === undefined || !/^-[^-]$/.test(word)) {
    assign(shell, name, '?')
    return 1
  }
  const letter = word[1]!
  const known = letters.indexOf(letter)
  const takesValue = letters[known + 1] === ':'
  assign(shell, name, known < 0 ? '?' : letter)
  if (known < 0) complainAs(shell, 'getopts', `illegal option -${letter}`)
  if (takesValue) assign(shell, 'OPTARG', words[index] ?? '')
  assign(shell, 'OPTIND', String(index + (takesValue ? 2 : 1)))
  return 0
}
