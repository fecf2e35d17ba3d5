/** Programs on lines of text: head, tail, wc, sort, uniq, cut, tr, tee, rev, nl, tac. */

import type { FileNode } from '@/core/files/node.ts'
import { file } from '@/core/files/tree.ts'
import { NeverEnds } from '@/core/shell/never-ends.ts'
import { holdsUnknown, unknownText, whyUnknown } from '@/core/shell/unknown-text.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

/** Texts of the operands, or of standard input; a missing file gives a message and is left out. */
export function readTexts(work: Work, operands: readonly string[], code = 1): readonly (readonly [string, string])[] {
  return (operands.length === 0 ? ['-'] : operands).flatMap((operand) => {
    if (operand === '-') return [[operand, work.process.stdin] as const]
    if (operand === '/dev/null') return [[operand, ''] as const]
    const there = work.look(operand)
    if (there?.node.kind === 'file') return [[operand, work.text(there.node, operand)] as const]
    work.fail(there === undefined ? `${operand}: No such file or directory` : 'read error: Is a directory', code)
    return []
  })
}

/** Lines without their ends. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

/** Prints what `edit` makes of the text; nothing is known of what becomes of text that is not known. */
function transform(work: Work, text: string, edit: (text: string) => string): void {
  work.out(holdsUnknown(text) ? unknownText(whyUnknown(text)) : edit(text))
}

export const head = program('head', (work, args) => {
  const { values, flags, operands } = readOptions(work, oldCount(args), 'n:c:qv', { lines: 'n', bytes: 'c' })
  const count = Number(values.get('n') ?? 10)
  const texts = readTexts(work, operands)
  for (const [name, text] of texts) {
    if (texts.length > 1 && !flags.has('q')) work.out(`==> ${name} <==\n`)
    transform(work, text, (all) => {
      if (values.has('c')) return all.slice(0, Number(values.get('c')))
      const lines = all.split(/(?<=\n)/)
      return lines.slice(0, count < 0 ? lines.length + count : count).join('')
    })
  }
})

/** `head -3` is `head -n 3`. */
function oldCount(args: readonly string[]): readonly string[] {
  return args.map((arg) => (/^-\d+$/.test(arg) ? `-n${arg.slice(1)}` : arg))
}

export const tail = program('tail', (work, args) => {
  const { values, flags, operands } = readOptions(work, oldCount(args), 'n:c:qvfF', { lines: 'n', bytes: 'c' })
  if (flags.has('f') || flags.has('F')) throw new NeverEnds('tail keeps waiting for more')
  const written = values.get('n') ?? '10'
  for (const [name, text] of readTexts(work, operands)) {
    if (operands.length > 1 && !flags.has('q')) work.out(`==> ${name} <==\n`)
    transform(work, text, (all) => {
      if (values.has('c')) return all.slice(-Number(values.get('c')))
      const lines = all.split(/(?<=\n)/)
      if (written.startsWith('+')) return lines.slice(Number(written) - 1).join('')
      return Number(written) === 0 ? '' : lines.slice(-Math.abs(Number(written))).join('')
    })
  }
})

export const wc = program('wc', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'lwcmL', { lines: 'l', words: 'w', bytes: 'c', chars: 'm' })
  const shown = ['l', 'w', 'c', 'm'].filter((flag) => flags.has(flag))
  const columns = shown.length === 0 ? ['l', 'w', 'c'] : shown
  for (const [name, text] of readTexts(work, operands)) {
    const single = columns.length === 1
    const counts = columns.map((column) => (holdsUnknown(text) ? unknownText(whyUnknown(text)) : count(column, text)))
    const numbers = single ? counts[0]! : counts.map((one) => one.padStart(9)).join(' ')
    work.out(`${numbers}${name === '-' ? '' : ` ${name}`}\n`)
  }
})

function count(column: string, text: string): string {
  if (column === 'l') return String(text.split('\n').length - 1)
  if (column === 'w') return String(text.split(/\s+/).filter((word) => word !== '').length)
  return String(column === 'm' ? [...text].length : new TextEncoder().encode(text).length)
}

export const sort = program('sort', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'nrufbhVdsck:t:o:', {
    reverse: 'r',
    unique: 'u',
    'numeric-sort': 'n',
  })
  const texts = readTexts(work, operands, 2)
  if (work.code !== 0) return
  const text = texts.map(([, one]) => one).join('')
  transform(work, text, (all) => {
    const key = keyOf(values.get('k'), values.get('t'))
    const value = (line: string) => Number.parseFloat(key(line)) || 0
    const order = flags.has('n')
      ? (a: string, b: string) => value(a) - value(b) || compare(a, b)
      : (a: string, b: string) => compare(key(a), key(b)) || compare(a, b)
    const sorted = [...linesOf(all)].sort(order)
    if (flags.has('r')) sorted.reverse()
    const kept = flags.has('u')
      ? sorted.filter((line, index) => index === 0 || key(line) !== key(sorted[index - 1]!))
      : sorted
    return kept.map((line) => `${line}\n`).join('')
  })
})

/** By bytes, as in the C locale of an image. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function keyOf(written: string | undefined, separator: string | undefined): (line: string) => string {
  if (written === undefined) return (line) => line
  const field = Number.parseInt(written, 10) - 1
  return (line) => (separator === undefined ? line.trim().split(/\s+/) : line.split(separator))[field] ?? ''
}

export const uniq = program('uniq', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'cdui')
  for (const [, text] of readTexts(work, operands.slice(0, 1))) {
    transform(work, text, (all) => {
      const groups: { line: string; count: number }[] = []
      for (const line of linesOf(all)) {
        const last = groups.at(-1)
        if (last?.line === line) last.count++
        else groups.push({ line, count: 1 })
      }
      const kept = groups.filter((one) => (!flags.has('d') || one.count > 1) && (!flags.has('u') || one.count === 1))
      return kept.map((one) => `${flags.has('c') ? `${String(one.count).padStart(7)} ` : ''}${one.line}\n`).join('')
    })
  }
})

export const cut = program('cut', (work, args) => {
  const { flags, values, operands } = readOptions(work, args, 'b:c:f:d:sn', {
    fields: 'f',
    delimiter: 'd',
    characters: 'c',
  })
  const written = values.get('f') ?? values.get('c') ?? values.get('b')
  if (written === undefined) throw work.quit('expected a list of bytes, characters, or fields')
  const delimiter = values.get('d') ?? '\t'
  const wanted = ranges(written)
  for (const [, text] of readTexts(work, operands)) {
    transform(work, text, (all) =>
      linesOf(all)
        .flatMap((line) => {
          if (!values.has('f')) return [`${[...line].filter((_, index) => wanted(index + 1)).join('')}\n`]
          if (!line.includes(delimiter)) return flags.has('s') ? [] : [`${line}\n`]
          return [
            `${line
              .split(delimiter)
              .filter((_, index) => wanted(index + 1))
              .join(delimiter)}\n`,
          ]
        })
        .join(''),
    )
  }
})

function ranges(written: string): (index: number) => boolean {
  const parts = written.split(',').map((part) => {
    const match = /^(\d*)(-?)(\d*)$/.exec(part)
    const from = Number(match?.[1] || 1)
    return [from, match?.[2] === '' ? from : Number(match?.[3] || Number.MAX_SAFE_INTEGER)] as const
  })
  return (index) => parts.some(([from, to]) => index >= from && index <= to)
}

export const tr = program('tr', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'dscC', { delete: 'd', 'squeeze-repeats': 's', complement: 'c' })
  const from = characters(operands[0] ?? '')
  const to = characters(operands[1] ?? '')
  const inside = (char: string): boolean => from.includes(char) !== (flags.has('c') || flags.has('C'))
  transform(work, work.process.stdin, (text) => {
    let result = ''
    for (const char of text) {
      if (!inside(char)) result += char
      else if (!flags.has('d')) {
        const index = flags.has('c') || flags.has('C') ? to.length - 1 : Math.min(from.indexOf(char), to.length - 1)
        const mapped = to.length === 0 ? char : to[index]!
        if (!flags.has('s') || result.at(-1) !== mapped) result += mapped
      }
    }
    return result
  })
})

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  space: ' \t\n\r\f\v',
  blank: ' \t',
  punct: '!-/:-@[-`{-~',
}

function characters(written: string): readonly string[] {
  const plain = written
    .replace(/\[:(\w+):\]/g, (_, name: string) => CLASSES[name] ?? '')
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r')
    .replace(/\\\\/g, '\\')
  return [
    ...plain.replace(/([^\\])-([^\\])/gs, (_, first: string, last: string) => {
      let all = ''
      for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) all += String.fromCharCode(code)
      return all
    }),
  ]
}

export const tee = program('tee', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'ai', { append: 'a' })
  const text = work.process.stdin
  for (const operand of operands) {
    if (operand === '/dev/stderr' || operand === '/dev/null') continue
    const there = work.place(operand)
    if (there?.node.kind === 'directory') {
      work.fail(`${operand}: Is a directory`)
      continue
    }
    const path = there?.path ?? work.target(operand)
    if (!work.mayChangeFolderOf(path)) {
      work.fail(
        `${operand}: ${work.look(path.slice(0, path.lastIndexOf('/')) || '/') === undefined ? 'No such file or directory' : work.refusal(path)}`,
      )
      continue
    }
    const before = flags.has('a') && there?.node.kind === 'file' ? work.text(there.node, operand) : ''
    work.put(
      path,
      withText(
        there?.node.kind === 'file' ? there.node : file('', { mode: 0o666 & ~work.process.umask, ...work.owner() }),
        before + text,
      ),
    )
  }
  work.out(text)
})

/** The file with other text; unknown text makes its content unknown. */
export function withText(node: FileNode, text: string): FileNode {
  if (holdsUnknown(text)) return { ...node, content: { kind: 'unknown', why: whyUnknown(text) } }
  return { ...node, content: { kind: 'bytes', bytes: new TextEncoder().encode(text) } }
}
