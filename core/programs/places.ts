/** pwd, basename, dirname, which, mktemp, stat, sleep, date, seq, yes-less small programs about names and numbers. */

import { directory, file } from '@/core/files/tree.ts'
import { READ_ONLY } from '@/core/shell/mount-points.ts'
import { NeverEnds } from '@/core/shell/never-ends.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { readGroups, readPasswd } from './accounts.ts'
import { modeText, sizeText } from './list-files.ts'
import { readOptions } from './options.ts'
import { notModelledHere, program } from './work.ts'

export const pwd = program('pwd', (work) => work.out(`${work.process.cwd}\n`))

export const basename = program('basename', (work, args) => {
  const [path, suffix = ''] = args.filter((arg) => arg !== '--')
  if (path === undefined) throw work.usage('FILE [SUFFIX] | -a FILE... | -s SUFFIX FILE...')
  const name = /^\/+$/.test(path) ? '/' : path.replace(/\/+$/, '').replace(/^.*\//, '')
  work.out(`${suffix !== '' && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`)
})

export const dirname = program('dirname', (work, args) => {
  const [path] = args.filter((arg) => arg !== '--')
  if (path === undefined) throw work.usage('FILENAME')
  const clean = path.replace(/\/+$/, '')
  const slash = clean.lastIndexOf('/')
  work.out(`${slash < 0 ? (path.startsWith('/') ? '/' : '.') : clean.slice(0, slash).replace(/\/+$/, '') || '/'}\n`)
})

export const which = program('which', (work, args) => {
  for (const name of args.filter((arg) => !arg.startsWith('-'))) {
    const found = work.host.finds(name, { ...work.process, argv: [name] })
    if (found.kind === 'not-known') work.out(`${unknownText(found.why)}\n`)
    else if (found.kind === 'program') work.out(`${found.path}\n`)
    else work.code = 1
  }
})

export const mktemp = program('mktemp', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'dqtup:', { directory: 'd', tmpdir: 'p' })
  const template = operands[0] ?? 'tmp.XXXXXX'
  if (!/XXX/.test(template)) throw work.quit('(null): Invalid argument')
  // The real name is random; one name stands for it, so that what follows can use it.
  const name = template.replace(/X+$/, (letters) => 'aBcDeF'.repeat(9).slice(0, letters.length))
  const path =
    operands[0] === undefined || flags.has('p')
      ? `${values.get('p') ?? work.process.env.get('TMPDIR') ?? '/tmp'}/${name}`
      : name
  const absolute = work.path(path)
  if (!work.mayChangeFolderOf(absolute))
    throw work.quit(work.isReadOnly(absolute) ? `(null): ${READ_ONLY}` : `${path}: No such file or directory`)
  work.put(
    absolute,
    flags.has('d')
      ? directory(new Map(), { mode: 0o700, ...work.owner() })
      : file('', { mode: 0o600, ...work.owner() }),
  )
  work.out(`${path}\n`)
})

export const stat = program('stat', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'c:tLf', { format: 'c', dereference: 'L' })
  const format = values.get('c')
  const missing = operands.filter((operand) => work.look(operand) === undefined)
  if (missing.length < operands.length && (flags.has('f') || format === undefined))
    throw notModelledHere(work, 'stat without -c prints times, which are not modelled')
  for (const operand of operands) {
    const there = work.look(operand, { follow: flags.has('L') })
    if (there === undefined) {
      work.fail(`can't stat '${operand}': No such file or directory`)
      continue
    }
    const { node } = there
    const kind = node.kind === 'directory' ? 'directory' : node.kind === 'link' ? 'symbolic link' : 'regular file'
    const fields: Readonly<Record<string, string>> = {
      a: node.mode.toString(8),
      A: modeText(node),
      n: operand,
      s: sizeText(node),
      u: String(node.uid),
      g: String(node.gid),
      F: kind,
      U: readPasswd(work.tree)?.find((one) => one.uid === node.uid)?.name ?? 'UNKNOWN',
      G: readGroups(work.tree)?.find((one) => one.gid === node.gid)?.name ?? 'UNKNOWN',
      N: node.kind === 'link' ? `'${operand}' -> '${node.target}'` : operand,
      '%': '%',
    }
    work.out(
      `${(format ?? '').replace(/%([a-zA-Z%])/g, (_, letter: string) => fields[letter] ?? unknownText(`stat's %${letter}`))}\n`,
    )
  }
})

export const sleep = program('sleep', (work, args) => {
  const bad = args.find((arg) => !/^\d+(?:\.\d+)?[smhd]?$/.test(arg) && arg !== 'infinity')
  if (args.length === 0) throw work.usage('[N]...')
  if (bad !== undefined) work.fail(`invalid number '${bad}'`)
  else if (args.includes('infinity')) throw new NeverEnds('sleep waits without end')
})

export const date = program('date', (work, args) => {
  if (args.some((arg) => arg === '-s' || arg.startsWith('--set')))
    throw notModelledHere(work, 'setting the clock is not modelled')
  work.out(`${unknownText('the date of the build')}\n`)
})

export const seq = program('seq', (work, args) => {
  const { flags, values, operands } = readOptions(
    work,
    args.map((arg) => (/^-\d/.test(arg) ? ` ${arg}` : arg)),
    'ws:',
  )
  const numbers = operands.map(Number)
  if (numbers.length === 0 || numbers.some(Number.isNaN)) throw work.usage('[-w] [-s SEP] [FIRST [INC]] LAST')
  const first = numbers.length > 1 ? numbers[0]! : 1
  const step = numbers.length > 2 ? numbers[1]! : 1
  const last = numbers.at(-1)!
  const all: string[] = []
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) {
    all.push(String(value))
    if (step === 0 || all.length > 20_000) throw notModelledHere(work, 'seq without end is not followed')
  }
  const width = flags.has('w') ? Math.max(...all.map((one) => one.length)) : 0
  if (all.length > 0) work.out(`${all.map((one) => one.padStart(width, '0')).join(values.get('s') ?? '\n')}\n`)
})

export const sync = program('sync', () => {})
