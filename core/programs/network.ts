/** curl and wget: what they fetch is not known, nor whether they succeed; they write only the file they are told to. */
import { file } from '@/core/files/tree.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { fetchOffline } from './offline.ts'
import { CannotTell, program, type Work } from './work.ts'

export const curl = program('curl', (work, args) => {
  const target = optionValue(args, /^-[a-zA-Z]*o$/, '--output')
  const own = args.some((arg) => /^-[a-zA-Z]*O/.test(arg) || arg === '--remote-name')
  fetchTo(work, target ?? (own ? nameInAddress(args) : undefined), args)
})

export const wget = program('wget', (work, args) => {
  const target = optionValue(args, /^-[a-zA-Z]*O$/, '--output-document')
  const attached = args.find((arg) => /^-[a-zA-Z]*O./.test(arg))?.replace(/^-[a-zA-Z]*O/, '')
  const nothing = args.includes('--spider')
  const given = target ?? attached
  fetchTo(work, given === '-' || nothing ? undefined : (given ?? nameInAddress(args)), args)
})

/** curl's -s keeps its mistakes back unless -S stands beside it; wget's -q does, but for BusyBox. */
function isQuiet(work: Work, args: readonly string[]): boolean {
  const has = (letter: string, long: string) =>
    args.some((arg) => arg === long || (/^-[a-zA-Z]+$/.test(arg) && arg.includes(letter)))
  return work.name === 'curl' ? has('s', '--silent') && !has('S', '--show-error') : has('q', '--quiet')
}

function optionValue(args: readonly string[], short: RegExp, long: string): string | undefined {
  const joined = args.find((arg) => arg.startsWith(`${long}=`))
  if (joined !== undefined) return joined.slice(long.length + 1)
  const index = args.findIndex((arg) => short.test(arg) || arg === long)
  return index < 0 ? undefined : args[index + 1]
}

function nameInAddress(args: readonly string[]): string | undefined {
  const address = args.find((arg) => /^https?:/.test(arg)) ?? args.findLast((arg) => !arg.startsWith('-'))
  const name = address
    ?.replace(/[?#].*$/, '')
    .split('/')
    .at(-1)
  return name === '' ? 'index.html' : name
}

function fetchTo(work: Work, target: string | undefined, args: readonly string[]): never {
  const address = args.find((arg) => /^https?:/.test(arg)) ?? 'an address'
  if (address !== 'an address') fetchOffline(work, address, isQuiet(work, args))
  const why = `what ${address} answers is not known`
  if (target === undefined) work.out(unknownText(why))
  else if (target !== '/dev/null') {
    const path = work.path(target)
    work.put(path, file({ kind: 'unknown', why }, { mode: 0o666 & ~work.process.umask, ...work.owner() }))
  }
  throw new CannotTell(why)
}
