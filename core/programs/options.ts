/** Reads a program's options as getopt does: `-rf`, `-m 755`, `-m755`, `--mode=755`, `--`; options may follow operands. */
import type { Work } from './work.ts'

export interface Options {
  /** Letters, or long names mapped to their letter. */
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  /** All values of an option that may be repeated, in order. */
  readonly every: ReadonlyMap<string, readonly string[]>
  readonly operands: readonly string[]
}

/** `letters` as getopt takes them: `rfm:` (a colon: has a value). `long` maps long names to letters; one that has
 * a value but no short form is written with a colon there. */
export function readOptions(
  work: Work,
  args: readonly string[],
  letters: string,
  long: Readonly<Record<string, string>> = {},
  errorCode = 1,
): Options {
  const reader = new OptionReader(work, letters, long, errorCode)
  let i = 0
  while (i < args.length) {
    const arg = args[i]!
    if (arg === '--') {
      reader.operands.push(...args.slice(i + 1))
      break
    }
    if (arg.startsWith('--')) i += reader.long(arg, args[i + 1])
    else if (arg.startsWith('-') && arg !== '-') i += reader.short(arg.slice(1), args[i + 1])
    else {
      reader.operands.push(arg)
      i++
    }
  }
  return reader
}

class OptionReader implements Options {
  readonly flags = new Set<string>()
  readonly values = new Map<string, string>()
  readonly every = new Map<string, string[]>()
  readonly operands: string[] = []
  private readonly work: Work
  private readonly letters: string
  private readonly names: Readonly<Record<string, string>>
  private readonly errorCode: number

  constructor(work: Work, letters: string, names: Readonly<Record<string, string>>, errorCode: number) {
    this.work = work
    this.letters = letters
    this.names = names
    this.errorCode = errorCode
  }

  /** How many words were used. */
  short(cluster: string, next: string | undefined): number {
    for (let i = 0; i < cluster.length; i++) {
      const letter = cluster[i]!
      const known = letter === ':' ? -1 : this.letters.indexOf(letter)
      if (known < 0) throw this.work.quit(`invalid option -- '${letter}'`, this.errorCode)
      this.flags.add(letter)
      if (this.letters[known + 1] !== ':') continue
      const attached = cluster.slice(i + 1)
      if (attached === '' && next === undefined) {
        throw this.work.quit(`option requires an argument -- '${letter}'`, this.errorCode)
      }
      this.set(letter, attached === '' ? next! : attached)
      return attached === '' ? 2 : 1
    }
    return 1
  }

  long(word: string, next: string | undefined): number {
    const [, name = '', , value] = /^--([^=]+)(=(.*))?$/s.exec(word) ?? []
    const spec = this.names[name]
    if (spec === undefined) throw this.work.quit(`unrecognized option '--${name}'`, this.errorCode)
    const letter = spec[0]!
    this.flags.add(letter)
    const short = this.letters.indexOf(letter)
    if (!spec.endsWith(':') && (short < 0 || this.letters[short + 1] !== ':')) return 1
    this.set(letter, value ?? next ?? '')
    return value === undefined ? 2 : 1
  }

  private set(letter: string, value: string): void {
    this.values.set(letter, value)
    this.every.set(letter, [...(this.every.get(letter) ?? []), value])
  }
}
