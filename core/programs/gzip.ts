/** gzip and gunzip: names change as they do; the bytes that gzip makes are not modelled. */
import type { Content, FileNode } from '@/core/files/node.ts'
import { inflated, isGzip } from '@/core/files/read-tar.ts'
import { file } from '@/core/files/tree.ts'
import { unknownText } from '@/core/shell/unknown-text.ts'
import { isBusybox } from './busybox.ts'
import { readOptions } from './options.ts'
import { program, type Work } from './work.ts'

export const gzip = program('gzip', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'cdfkqvnt123456789', {
    keep: 'k',
    stdout: 'c',
    force: 'f',
    best: '9',
    decompress: 'd',
  })
  for (const operand of operands) convert(work, operand, flags, flags.has('d'))
  if (operands.length === 0) work.out(unknownText('what gzip makes is not modelled'))
})

export const gunzip = program('gunzip', (work, args) => {
  const { flags, operands } = readOptions(work, args, 'cfkqt', { keep: 'k', stdout: 'c', force: 'f' })
  for (const operand of operands) convert(work, operand, flags, true)
  if (operands.length === 0) work.out(unknownText('what gunzip makes is not modelled'))
})

function convert(work: Work, operand: string, flags: ReadonlySet<string>, back: boolean): void {
  const there = work.look(operand)
  const target = back ? operand.replace(/\.gz$/, '').replace(/\.tgz$/, '.tar') : `${operand}.gz`
  const why = `the bytes of ${target} are not modelled`
  if (there?.node.kind !== 'file')
    work.fail(`${operand}: ${there === undefined ? 'No such file or directory' : 'is a directory'}`)
  else if (back && there.node.content.kind === 'bytes' && !isGzip(there.node.content.bytes)) notGzip(work, operand)
  else if (flags.has('c')) work.out(unknownText(why))
  else if (target === operand) unknownSuffix(work, operand)
  else if (!work.mayChangeFolderOf(work.path(target)))
    work.fail(`can't open '${target}': ${work.refusal(work.path(target))}`)
  else {
    const { mode, uid, gid } = there.node
    work.put(work.path(target), file(converted(there.node, why, back), { mode, uid, gid }))
    if (!flags.has('k')) work.remove(work.path(operand))
  }
}

function unknownSuffix(work: Work, operand: string): void {
  if (isBusybox(work)) work.fail(`${operand}: unknown suffix - ignored`)
  else work.fail(`${operand}: unknown suffix -- ignored`, 2)
}

function notGzip(work: Work, operand: string): void {
  work.fail(isBusybox(work) ? 'invalid magic' : `${operand}: not in gzip format`)
}

/** What is unpacked of known bytes is known; what an archive holds stays known either way. */
function converted(node: FileNode, why: string, back: boolean): Content {
  const { content } = node
  if (content.kind === 'unknown' && content.archive !== undefined)
    return { kind: 'unknown', why, archive: content.archive }
  const bytes = back && content.kind === 'bytes' ? inflated(content.bytes) : undefined
  return bytes === undefined ? { kind: 'unknown', why } : { kind: 'bytes', bytes }
}
