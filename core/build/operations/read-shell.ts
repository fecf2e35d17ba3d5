/** A SHELL whose script can be read here: sh, ash, dash or bash with `-c`, and the options before it. */

export interface ReadShell {
  readonly name: string
  readonly script: string
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'ash', 'dash', 'bash'])

/** `["/bin/sh", "-eo", "pipefail", "-c", text]` reads as the text with `set -e -o pipefail` in front. Undefined: not such a shell. */
export function readShell(argv: readonly string[]): ReadShell | undefined {
  const name = argv[0] ?? ''
  const script = argv[argv.length - 1]
  if (!SHELLS.has(name.slice(name.lastIndexOf('/') + 1)) || script === undefined || argv.length < 3) return undefined
  const options = readOptions(argv.slice(1, -1))
  if (options === undefined) return undefined
  return { name, script: options.length === 0 ? script : `set ${options.join(' ')}; ${script}` }
}

function readOptions(words: readonly string[]): readonly string[] | undefined {
  const options: string[] = []
  let takesScript = false
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (!/^-[a-zA-Z]+$/.test(word)) return undefined
    const letters = word.slice(1).replaceAll('l', '')
    if (letters.includes('c')) takesScript = true
    const kept = letters.replace(/[co]/g, '')
    if (!/^[euxfa]*$/.test(kept)) return undefined
    if (kept !== '') options.push(`-${kept}`)
    if (letters.includes('o')) options.push('-o', words[++i] ?? '')
  }
  return takesScript ? options : undefined
}
