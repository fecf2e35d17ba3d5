/** Which command a word means to npm: its name, another name, or a beginning that only one name has. */
import { COMMANDS, OTHER_NAMES } from './npm-commands.ts'

export type FoundCommand =
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'no-command' }
  /** Versions of npm answer differently, and which this is is not known that well. */
  | { readonly kind: 'not-known' }

/** Commands of npm 8 and 9 that are gone. */
const FORMER = ['bin', 'birthday', 'hook', 'set-script']

/** Commands that came with some release of npm 11, or with npm 11 itself. */
const RECENT = COMMANDS.flatMap(([name, , only]) => (only === 11 ? [name] : [])).concat('u')

export function findCommand(word: string, major: number | undefined): FoundCommand {
  const name = word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const always = tableOf((one) => !RECENT.includes(one) && !FORMER.includes(one))
  if (major === 10)
    return meaning(
      name,
      tableOf((one) => !RECENT.includes(one) && (one === 'hook' || !FORMER.includes(one))),
    )
  const widest = tableOf(() => true, major === 11 ? [] : FORMER)
  const [one, other] = [meaning(name, always), meaning(name, widest)]
  return one.kind === other.kind && (one.kind !== 'command' || one.name === (other as typeof one).name)
    ? one
    : { kind: 'not-known' }
}

/** Every name that npm takes, with the command it means. */
function tableOf(has: (name: string) => boolean, more: readonly string[] = []): ReadonlyMap<string, string> {
  const table = new Map<string, string>(more.map((name) => [name, name]))
  for (const [command] of COMMANDS) {
    if (!has(command)) continue
    for (const name of [command, ...(OTHER_NAMES[command]?.split(' ') ?? [])]) if (has(name)) table.set(name, command)
  }
  return table
}

function meaning(name: string, table: ReadonlyMap<string, string>): FoundCommand {
  const exact = table.get(name)
  if (exact !== undefined) return { kind: 'command', name: exact }
  const begun = [...table.keys()].filter((one) => one.startsWith(name))
  return begun.length === 1 ? { kind: 'command', name: table.get(begun[0]!)! } : { kind: 'no-command' }
}
