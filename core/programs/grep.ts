/** grep, egrep, fgrep: -q -r -v -i -E -F -c -l -n -o -w -x -h -H -s -e. */
import type { Node } from '@/core/files/node.ts'
import { moreNames } from '@/core/files/unlisted.ts'
import { escapeRegExp } from '@/core/shell/pattern.ts'
import type { Program } from '@/core/shell/process.ts'
import { holdsUnknown, whyUnknown } from '@/core/shell/unknown-text.ts'
import { linesOf } from './lines.ts'
import { type Options, readOptions } from './options.ts'
import { posixRegExp } from './regular-expression.ts'
import { CannotTell, notModelledHere, program, type Work } from './work.ts'

const LONG = {
  quiet: 'q',
  silent: 'q',
  recursive: 'r',
  'invert-match': 'v',
  'ignore-case': 'i',
  'extended-regexp': 'E',
  'fixed-strings': 'F',
  count: 'c',
  'files-with-matches': 'l',
  'line-number': 'n',
  'only-matching': 'o',
  'word-regexp': 'w',
  'no-messages': 's',
  'line-regexp': 'x',
  'no-filename': 'h',
  'with-filename': 'H',
  regexp: 'e',
}

export const grep = grepProgram('grep', '')
export const egrep = grepProgram('egrep', 'E')
export const fgrep = grepProgram('fgrep', 'F')

function grepProgram(name: string, implied: string): Program {
  return program(name, (work, args) => {
    const options = readOptions(work, args, 'qrRviEFclLnowshHxe:m:A:B:C:f:zPa', LONG, 2)
    const flags = new Set([...options.flags, ...implied])
    for (const odd of 'ABCfzP') if (flags.has(odd)) throw notModelledHere(work, `grep -${odd} is not modelled`)
    const operands = [...options.operands]
    const patterns = options.every.get('e') ?? [operands.shift() ?? missingPattern(work)]
    const matcher = makeMatcher(
      work,
      patterns.flatMap((one) => one.split('\n')),
      flags,
    )
    search(work, { ...options, flags, operands }, matcher)
  })
}

function missingPattern(work: Work): never {
  throw work.usage('[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...', 2)
}

function makeMatcher(work: Work, patterns: readonly string[], flags: ReadonlySet<string>): RegExp {
  const sources = patterns.map((pattern) => {
    const source = flags.has('F') ? escapeRegExp(pattern) : posixRegExp(pattern, flags.has('E'))?.source
    if (source === undefined) throw work.quit(`bad regex '${pattern}'`, 2)
    return flags.has('x') ? `^(?:${source})$` : flags.has('w') ? `(?<!\\w)(?:${source})(?!\\w)` : source
  })
  return new RegExp(sources.map((source) => `(?:${source})`).join('|'), flags.has('i') ? 'gi' : 'g')
}

function search(work: Work, options: Options, matcher: RegExp): void {
  const recursive = options.flags.has('r') || options.flags.has('R')
  const named = options.operands.length > 1 || (recursive && options.operands.length > 0)
  const titled = (named || options.flags.has('H')) && !options.flags.has('h')
  const operands = options.operands.length > 0 ? options.operands : recursive ? ['.'] : ['-']
  let matched = false
  let failed = false
  let doubt: string | undefined
  for (const [name, text] of operands.flatMap((operand) => textsOf(work, operand, recursive, options.flags.has('s')))) {
    if (text === undefined) failed = true
    else if (holdsUnknown(text)) doubt ??= whyUnknown(text)
    else matched = searchText(work, options.flags, matcher, titled ? `${name}:` : '', name, text) || matched
  }
  if (doubt !== undefined && !(matched && options.flags.has('q'))) throw new CannotTell(doubt)
  work.code = failed && !(matched && options.flags.has('q')) ? 2 : matched ? 0 : 1
}

function textsOf(
  work: Work,
  operand: string,
  recursive: boolean,
  quiet: boolean,
): readonly (readonly [string, string | undefined])[] {
  if (operand === '-') return [['(standard input)', work.process.stdin]]
  if (operand === '/dev/null') return [[operand, '']]
  const there = work.look(operand)
  if (there === undefined) {
    if (!quiet) work.fail(`${operand}: No such file or directory`, 2)
    return [[operand, undefined]]
  }
  if (there.node.kind === 'directory' && !recursive) return [[operand, '']]
  return below(work, there.node, operand)
}

function below(work: Work, node: Node, path: string): readonly (readonly [string, string])[] {
  if (node.kind === 'file') return [[path, work.text(node, path)]]
  if (node.kind === 'link') return []
  const more = moreNames(node)
  const here =
    more === undefined
      ? []
      : [
          [
            path,
            work.text({ kind: 'file', mode: 0, uid: 0, gid: 0, content: { kind: 'unknown', why: more } }, path),
          ] as const,
        ]
  return [
    ...here,
    ...[...node.entries].flatMap(([name, child]) => below(work, child, `${path.replace(/\/$/, '')}/${name}`)),
  ]
}

function searchText(
  work: Work,
  flags: ReadonlySet<string>,
  matcher: RegExp,
  title: string,
  name: string,
  text: string,
): boolean {
  const lines = linesOf(text).map((line, index) => ({ line, number: index + 1 }))
  const hits = lines.filter(({ line }) => {
    matcher.lastIndex = 0
    return matcher.test(line) !== flags.has('v')
  })
  if (flags.has('q')) return hits.length > 0
  if (flags.has('L')) {
    if (hits.length === 0) work.out(`${name}\n`)
  } else if (flags.has('l')) {
    if (hits.length > 0) work.out(`${name}\n`)
  } else if (flags.has('c')) work.out(`${title}${hits.length}\n`)
  else {
    for (const { line, number } of hits) {
      const prefix = title + (flags.has('n') ? `${number}:` : '')
      const shown = flags.has('o')
        ? [...line.matchAll(new RegExp(matcher.source, matcher.flags))]
            .map((match) => match[0])
            .filter((one) => one !== '')
        : [line]
      for (const one of shown) work.out(`${prefix}${one}\n`)
    }
  }
  return hits.length > 0
}
