/** `set`: options and positional parameters. */
import { complainAs } from '../complain.ts'
import { write } from '../output.ts'
import { Leave, type Shell, type ShellOptions } from '../state.ts'
import { singleQuoted } from '../trace.ts'
import type { Builtin } from './builtin.ts'

export const OPTIONS: readonly Builtin[] = [
  { name: 'set', special: true, run: (shell, argv) => set(shell, argv.slice(1)) },
]

const LETTERS: Readonly<Record<string, keyof ShellOptions>> = {
  e: 'errexit',
  u: 'nounset',
  x: 'xtrace',
  f: 'noglob',
  n: 'noexec',
  a: 'allexport',
}

/** Options without an effect on what a build makes. */
const IGNORED = new Set(['v', 'm', 'i', 'b', 'h', 'C', 'I', 'V', 'E'])

function set(shell: Shell, words: readonly string[]): number {
  if (words.length === 0) return listAll(shell)
  const rest = applyOptions(shell, words)
  if (rest !== undefined) shell.positional = rest
  return 0
}

/** Reads options off the front, for `set` and for `sh -e script`; what is left, or undefined when nothing is. */
export function applyOptions(shell: Shell, words: readonly string[]): readonly string[] | undefined {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word === '--') return words.slice(i + 1)
    if (!/^[-+]./.test(word)) return words.slice(i)
    const on = word[0] === '-'
    for (const letter of word.slice(1)) {
      if (letter === 'o') setNamed(shell, words[++i], on)
      else setLetter(shell, letter, on)
    }
  }
  return undefined
}

function setLetter(shell: Shell, letter: string, on: boolean): void {
  const option = LETTERS[letter]
  if (option !== undefined) shell.options[option] = on
  else if (!IGNORED.has(letter)) illegal(shell, `-${letter}`)
}

function setNamed(shell: Shell, name: string | undefined, on: boolean): void {
  if (
    name === undefined ||
    ['verbose', 'monitor', 'vi', 'emacs', 'noclobber', 'ignoreeof', 'notify', 'nolog'].includes(name)
  )
    return
  const known = Object.values(LETTERS).includes(name as keyof ShellOptions)
  if (known || (name === 'pipefail' && shell.dialect === 'ash')) shell.options[name as keyof ShellOptions] = on
  else illegal(shell, `-o ${name}`)
}

/** As dash does: an option it does not know ends the script with 2. */
function illegal(shell: Shell, option: string): never {
  complainAs(shell, 'set', shell.dialect === 'dash' ? `Illegal option ${option}` : `illegal option ${option}`)
  shell.status = 2
  throw new Leave('exit')
}

function listAll(shell: Shell): number {
  for (const [name, value] of [...shell.variables].sort(([one], [other]) => (one < other ? -1 : 1))) {
    write(shell, 1, `${name}=${singleQuoted(value)}\n`)
  }
  return 0
}
