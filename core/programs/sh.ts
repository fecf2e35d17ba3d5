/** sh, ash, dash, bash as programs: `sh -c text`, `sh file`, a script on standard input. */
import { textOf } from '@/core/shell/output.ts'
import { holdsUnknown, whyUnknown } from '@/core/shell/unknown-text.ts'
import { notModelledHere, program, type Work } from './work.ts'

export const sh = program('sh', (work, args) => {
  const { letters, rest } = splitOptions(args)
  if (letters.includes('c'))
    runText(work, letters, rest[0] ?? '', rest.length > 1 ? rest.slice(1) : [work.process.argv[0]!])
  else if (rest.length > 0 && !letters.includes('s')) runFile(work, letters, rest)
  else runText(work, letters, work.process.stdin, [work.process.argv[0]!, ...rest])
})

function splitOptions(args: readonly string[]): { readonly letters: string; readonly rest: readonly string[] } {
  let letters = ''
  let i = 0
  for (; i < args.length && /^(?:[-+].|-$)/.test(args[i]!); i++) {
    // `curl … | sh -`: a lone dash ends the options, too.
    if (args[i] === '--' || args[i] === '-') return { letters, rest: args.slice(i + 1) }
    if (args[i] === '-o') letters += `,${args[++i] ?? ''},`
    else if (/^-[a-zA-Z]*o$/.test(args[i]!)) letters += `${args[i]!.slice(1, -1)},${args[++i] ?? ''},`
    else if (!args[i]!.startsWith('--')) letters += args[i]!.slice(1)
  }
  return { letters, rest: args.slice(i) }
}

/** Options given to the shell act like a `set` at the script's start. */
function runText(work: Work, letters: string, text: string, argv: readonly string[]): void {
  if (holdsUnknown(text)) throw notModelledHere(work, whyUnknown(text))
  const named = [...letters.matchAll(/,(\w*),/g)].map((match) => `set -o ${match[1]}; `).join('')
  const short = letters.replace(/,\w*,/g, '').replace(/[^euxfa]/g, '')
  const prefix = named + (short === '' ? '' : `set -${short}; `)
  work.code = work.took(work.host.script(prefix + text, { ...work.process, argv, tree: work.tree }))
}

function runFile(work: Work, letters: string, words: readonly string[]): void {
  const [file = ''] = words
  const there = work.look(file)
  if (there === undefined || there.node.kind !== 'file')
    throw work.quit(`can't open '${file}': No such file or directory`, 2)
  runText(work, letters, textOf(there.node, file), words)
}
