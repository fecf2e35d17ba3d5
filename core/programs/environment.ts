/** env, printenv, xargs, nice ways to run another program. */
import { notModelledHere, program, type Work } from './work.ts'

export const env = program('env', (work, args) => {
  let values = new Map(work.process.env)
  let i = 0
  for (; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '-' || arg === '-i' || arg === '--ignore-environment') values = new Map()
    else if (arg === '-u') values.delete(args[++i] ?? '')
    else if (arg === '-S') {
      runSplit(work, args.slice(i + 1), values)
      return
    } else if (/^[A-Za-z_]\w*=/.test(arg)) values.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1))
    else break
  }
  if (i >= args.length) for (const [name, value] of values) work.out(`${name}=${value}\n`)
  else run(work, args.slice(i), values)
})

/** `#!/usr/bin/env -S node --flag`. */
function runSplit(work: Work, args: readonly string[], values: ReadonlyMap<string, string>): void {
  run(
    work,
    args.flatMap((arg, index) => (index === 0 ? arg.split(/\s+/) : [arg])),
    values,
  )
}

function run(work: Work, argv: readonly string[], values: ReadonlyMap<string, string>): void {
  const process = { ...work.process, argv, env: values, tree: work.tree }
  const found = work.host.finds(argv[0]!, process)
  if (found.kind === 'not-found') throw work.quit(`can't execute '${argv[0]}': No such file or directory`, 127)
  if (found.kind === 'no-permission') throw work.quit(`can't execute '${argv[0]}': Permission denied`, 126)
  work.code = work.took(work.host.run(process))
}

/** Ways to run another program under some limit: none of them is reached in a build that ends. */
function wrapper(name: string, options: RegExp, before: number) {
  return program(name, (work, args) => {
    let i = 0
    for (; i < args.length && args[i]!.startsWith('-'); i++) if (options.test(args[i]!)) i++
    const argv = args.slice(i + before)
    if (argv.length === 0) throw notModelledHere(work, `${name} without a command is not modelled`)
    run(work, argv, work.process.env)
  })
}

export const timeout = wrapper('timeout', /^-[sk]$/, 1)
export const nohup = wrapper('nohup', /(?!)/, 0)
export const nice = wrapper('nice', /^-n$/, 0)

export const printenv = program('printenv', (work, args) => {
  if (args.length === 0) for (const [name, value] of work.process.env) work.out(`${name}=${value}\n`)
  for (const name of args) {
    const value = work.process.env.get(name)
    if (value === undefined) work.code = 1
    else work.out(`${value}\n`)
  }
})

/** xargs -n -I -0 -r; words are split at blanks, with quotes. */
export const xargs = program('xargs', (work, args) => {
  const { count, placeholder, zero, skipEmpty, command } = readXargs(work, args)
  const words = zero
    ? work.process.stdin.split('\0').filter((one) => one !== '')
    : placeholder === undefined
      ? splitQuoted(work.process.stdin)
      : work.process.stdin
          .split('\n')
          .map((line) => line.trim())
          .filter((one) => one !== '')
  if (words.length === 0 && (skipEmpty || placeholder !== undefined)) return
  const size = placeholder !== undefined ? 1 : (count ?? Math.max(words.length, 1))
  for (let i = 0; i < Math.max(words.length, 1); i += size) {
    const some = words.slice(i, i + size)
    const argv =
      placeholder === undefined ? [...command, ...some] : command.map((word) => word.replaceAll(placeholder, some[0]!))
    const process = { ...work.process, argv, tree: work.tree, stdin: '' }
    if (work.host.finds(argv[0]!, process).kind === 'not-found')
      throw work.quit(`${argv[0]}: No such file or directory`, 127)
    if (work.took(work.host.run(process)) !== 0) work.code = 123
  }
})

function readXargs(work: Work, args: readonly string[]) {
  let i = 0
  let count: number | undefined
  let placeholder: string | undefined
  let zero = false
  let skipEmpty = false
  for (; i < args.length && args[i]!.startsWith('-'); i++) {
    const arg = args[i]!
    if (arg === '-0' || arg === '--null') zero = true
    else if (arg === '-r' || arg === '--no-run-if-empty') skipEmpty = true
    else if (arg === '-t') continue
    else if (/^-n/.test(arg)) count = Number(arg.slice(2) || args[++i])
    else if (/^-I/.test(arg)) placeholder = arg.slice(2) || args[++i]
    else if (/^-P/.test(arg)) i += arg.length > 2 ? 0 : 1
    else throw notModelledHere(work, `xargs ${arg} is not modelled`)
  }
  return { count, placeholder, zero, skipEmpty, command: i < args.length ? args.slice(i) : ['echo'] }
}

function splitQuoted(text: string): readonly string[] {
  return [...text.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|\\.|[^\s"'\\])+/g)].map(([word]) =>
    word.replace(/"([^"\n]*)"|'([^'\n]*)'|\\(.)/g, '$1$2$3'),
  )
}
