/** How tar is called: `tar czf a.tgz b`, `tar -c -z -f a.tgz -C dir b`; the first word may lack its dash. */
import { isBusybox } from './busybox.ts'
import { notModelledHere, Quit, type Work } from './work.ts'

export interface TarOperand {
  readonly name: string
  /** The `-C` before it. */
  readonly folder: string
}

export interface TarCall {
  readonly action: 'c' | 'x' | 't'
  /** Undefined: standard input or output. */
  readonly archive: string | undefined
  readonly folder: string
  readonly operands: readonly TarOperand[]
  readonly excluded: readonly string[]
  readonly strip: number
  readonly flags: ReadonlySet<string>
}

/** Long names of letters; a colon: has a value. */
const LONG: Readonly<Record<string, string>> = {
  create: 'c',
  extract: 'x',
  get: 'x',
  list: 't',
  verbose: 'v',
  gzip: 'z',
  gunzip: 'z',
  bzip2: 'j',
  xz: 'J',
  file: 'f:',
  directory: 'C:',
  exclude: 'exclude:',
  'strip-components': 'strip:',
  'to-stdout': 'O',
  touch: 'm',
  'no-same-owner': 'o',
  'numeric-owner': 'numeric-owner',
  'same-permissions': 'p',
  'preserve-permissions': 'p',
  'auto-compress': 'a',
  overwrite: 'overwrite',
}

const VALUED = 'fC'
const PLAIN = 'cxtvzjJOmopa'

/** Letters whose effect would have to be modelled: -h, -k, -T, -X. */
export function readTarCall(work: Work, args: readonly string[]): TarCall {
  const words = args[0] !== undefined && !args[0].startsWith('-') ? oldWords(args[0], args.slice(1)) : args
  const reader = {
    flags: new Set<string>(),
    excluded: [] as string[],
    operands: [] as TarOperand[],
    folder: '.',
    strip: 0,
  }
  let archive: string | undefined
  let plain = false
  const take = (option: string, value: string): void => {
    if (option === 'f') archive = value
    else if (option === 'C')
      reader.folder = reader.folder === '.' || value.startsWith('/') ? value : `${reader.folder}/${value}`
    else if (option === 'exclude') reader.excluded.push(value)
    else reader.strip = Number(value) || 0
  }
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const long = plain ? null : /^--([^=]+)(?:=(.*))?$/s.exec(word)
    if (word === '--' && !plain) plain = true
    else if (long !== null) {
      const option = LONG[long[1]!]
      if (option === undefined) throw notModelledHere(work, `tar ${word} is not modelled`)
      if (option.endsWith(':')) take(option.slice(0, -1), long[2] ?? wordAfter(work, words[++i], `--${long[1]}`))
      else reader.flags.add(option)
    } else if (!plain && /^-./.test(word)) {
      for (let at = 1; at < word.length; at++) {
        const letter = word[at]!
        if (VALUED.includes(letter)) {
          const attached = word.slice(at + 1)
          take(letter, attached === '' ? wordAfter(work, words[++i], `-- '${letter}'`) : attached)
          break
        }
        if (!PLAIN.includes(letter)) throw notModelledHere(work, `tar -${letter} is not modelled`)
        reader.flags.add(letter)
      }
    } else reader.operands.push({ name: word, folder: reader.folder })
  }
  const actions = (['c', 'x', 't'] as const).filter((letter) => reader.flags.has(letter))
  if (actions.length !== 1) throw work.usage('c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...', failureCode(work))
  return { ...reader, action: actions[0]!, archive: archive === '-' ? undefined : archive }
}

/** In the old form the values follow the letters, one for each that has one. */
function oldWords(letters: string, rest: readonly string[]): readonly string[] {
  const left = [...rest]
  const words = [...letters].flatMap((letter) => {
    const value = VALUED.includes(letter) ? left.shift() : undefined
    return value === undefined ? [`-${letter}`] : [`-${letter}`, value]
  })
  return [...words, ...left]
}

function wordAfter(work: Work, value: string | undefined, option: string): string {
  if (value === undefined) throw work.quit(`option requires an argument ${option}`, failureCode(work))
  return value
}

/** GNU tar, Debian's, has a code of its own for what it cannot do. */
export function failureCode(work: Work): number {
  return isBusybox(work) ? 1 : 2
}

/** Ends tar when it has done the rest. */
export function delayedFailure(work: Work): Quit {
  const busybox = isBusybox(work)
  work.fail(busybox ? 'error exit delayed from previous errors' : 'Exiting with failure status due to previous errors')
  return new Quit(failureCode(work))
}

/** `a/b` below the folder of -C. */
export function within(folder: string, name: string): string {
  return name.startsWith('/') || folder === '.' ? name : `${folder}/${name}`
}

export function mustBeFolder(work: Work, folder: string): void {
  if (work.look(folder)?.node.kind === 'directory') return
  const problem = work.look(folder) === undefined ? 'No such file or directory' : 'Not a directory'
  if (isBusybox(work)) throw work.quit(`can't change directory to '${folder}': ${problem}`)
  work.fail(`${folder}: Cannot open: ${problem}`)
  throw work.quit('Error is not recoverable: exiting now', 2)
}
